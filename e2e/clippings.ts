/** Seed files for the tests, written on the spot. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export interface Clipping {
  title: string
  address: string
  captured?: string
  published?: string
  byline?: string
  body?: string
}

export function clipping({
  title,
  address,
  captured,
  published,
  byline = '',
  body = '<p>Text.</p>',
}: Clipping): string {
  const comment = captured === undefined ? '' : `<!--${Date.parse(captured)}-->\n`
  const time = published === undefined ? '' : `<div><i>${byline}<br>${published}</i></div>`
  return `${comment}[${title}](${address})\n------\n\n${time}${body}`
}

/** Writes files below a folder; gives their paths in order. */
export async function write(folder: string, files: Record<string, string | Uint8Array>): Promise<string[]> {
  const paths: string[] = []
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
    paths.push(path)
  }
  return paths
}

export const lighthouse: Clipping = {
  title: '燈塔管理員最後的一班崗',
  address: 'https://www.harbourpost.example/zh/燈塔/a-1001',
  captured: '2021-03-05T10:00:00Z',
  published: '2021-03-04T22:30:00.000Z',
  byline: '陳海藍',
  body: '<img src="https://images.weserv.nl/?url=img.harbourpost.example/tower.jpg" width="100%"><div><small>黃昏時的燈塔</small></div><p>燈塔的光每十二秒轉一圈。</p><p>管理員說，<strong>海霧</strong>來的時候，聲音比光走得更遠。</p>',
}

export const nightTrain: Clipping = {
  title: 'The night train that carries seeds [and letters]',
  address: 'https://lanternreview.example/trains/night_(seeds)',
  captured: '2023-11-02T08:15:00Z',
  published: '2023-11-01T06:00:00Z',
  byline: 'Mara Ellison',
  body: '<p>At ten past eleven the last carriage is loaded with paper bags of wheat.</p><p>Nobody on the platform is in a hurry.</p>',
}

export const tea: Clipping = {
  title: '山里的茶与雨',
  address: 'https://chenbao.example/2019/tea?id=77',
  captured: '2019-05-20T01:00:00Z',
  published: '2019-05-19T16:30:00Z',
  body: '<p>雨停以后，采茶的人才上山。</p>',
}
