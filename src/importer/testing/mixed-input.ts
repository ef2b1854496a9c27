/** A folder of everything that an import may meet, always the same; about 500 files, entries of containers counted. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { madeTar, madeTarGz } from '../containers/testing/made-tar.ts'
import { madeZip } from '../containers/testing/made-zip.ts'

const words =
  'harbour lies still tide turns before dawn boats wait 港灣的潮水在清晨四點退去 lamp keeper counts'.split(
    ' ',
  )
const prose = (n: number, length: number): string =>
  Array.from({ length }, (_, i) => words[(i * 7 + n * (1 + (i % 5))) % words.length]).join(' ')

/** Every third is a second copy of the one before it, a day later. */
function clipping(n: number): string {
  const piece = n % 3 === 2 ? n - 1 : n
  const topics = `<span data-type="AUTO_TOPIC" data-id="${piece % 9}">Topic ${piece % 9}</span>`
  return [
    `<!--${1_700_000_000_000 + n * 86_400_000}-->`,
    `[Article ${piece}](https://harbourpost.example/a-${piece})`,
    '------',
    '',
    `<div><i>A. Writer<br>2023-05-0${1 + (piece % 9)}T10:00:00Z</i></div>`,
    `<p>${prose(piece, 120)}</p><p>${topics} ${n}</p>`,
    `<p><a rel="ArticleRef" href="https://api.dw.com/api/detail/article/${piece}">another</a></p>`,
  ].join('\n')
}

/** Two pieces share each address. */
const note = (n: number): string =>
  `---\ntitle: ${n % 2 === 0 ? 'Ice' : 'Fire'} ${n}\ndate: 2022-03-${10 + (n % 18)}\n` +
  `url: https://notes.example/${n >> 1}\ntags: [winter, tag ${n % 7}]\n---\n\n` +
  `# Heading\n\n${prose(n * 31 + 5, 90)}\n\n${n % 2 === 0 ? 'ice '.repeat(80) : 'fire '.repeat(80)}\n`

const page = (n: number): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page ${n}</title>` +
  `<link rel="canonical" href="https://pages.example/${n}">` +
  `<meta property="article:published_time" content="2021-06-0${1 + (n % 9)}T08:00:00Z"></head><body><article><h1>Page ${n}</h1>` +
  Array.from({ length: 6 }, (_, i) => `<p>${prose(n * 17 + i, 60)}</p>`).join('') +
  `<img src="Page ${n}_files/own.gif"><img src="Page ${n}_files/shared.gif"><p>End.</p></article></body></html>`

/** The least that is seen to be a GIF, with some bytes behind so that no two are the same. */
const gif = (width: number, size: number): Buffer =>
  Buffer.concat([Buffer.from('GIF89a'), Buffer.of(width, 0, 7, 0, 0, 0, 0), Buffer.alloc(size, width)])

export async function mixedInput(folder: string): Promise<string> {
  const put = (name: string, data: string | Uint8Array): void => {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, data)
  }
  const clippings = Array.from({ length: 300 }, (_, n) => ({ name: `c/${n}.txt`, data: clipping(n) }))
  for (const { name, data } of clippings.slice(0, 120)) put(`loose/${name}`, data)
  for (let n = 0; n < 60; n++) put(`notes/${n}.md`, note(n))
  for (let n = 0; n < 36; n++) {
    put(`with-pictures/Page ${n}.html`, page(n))
    put(`with-pictures/Page ${n}_files/own.gif`, gif(n + 10, 3_000 + n * 200))
    put(`with-pictures/Page ${n}_files/shared.gif`, gif(200 + (n % 4), 8_000))
    put(`with-pictures/Page ${n}_files/style.css`, 'p {}')
  }
  // Some entries are the bytes of files beside it, or of another container.
  const inner = await madeTarGz(clippings.slice(200, 240))
  put(
    'a.zip',
    madeZip([...clippings.slice(100, 190), { name: '../up.txt' }, { name: 'inner.tgz', data: inner }]),
  )
  put('b.tar', await madeTar([...clippings.slice(180, 205), { name: 'photo.jpg', data: 'x' }]))
  put('c.tgz', await madeTarGz(clippings.slice(235)))
  const withPictures = [40, 41, 42].flatMap((n) => [
    { name: `Page ${n}_files/own.gif`, data: gif(n + 10, 3_000) },
    { name: `Page ${n}.html`, data: page(n) },
    { name: `Page ${n}_files/shared.gif`, data: gif(200 + (n % 4), 8_000) },
  ])
  put('pages.zip', madeZip(withPictures))
  put('pages.tgz', await madeTarGz(withPictures.map((file) => ({ ...file, name: `again/${file.name}` }))))
  put('damaged.zip', madeZip(clippings.slice(0, 9)).subarray(0, 700))
  put('cut.tgz', inner.subarray(0, inner.length / 2))
  put('empty.txt', '')
  put('binary.txt', Uint8Array.of(0, 1, 2, 0, 255))
  put('nothing.article', 'Just some lines that nobody saved from anywhere.')
  put('photo.jpg', 'not looked into')
  put('.hidden', 'x')
  put('broken.md', '---\ntitle: [never closed\n\nWords all the same.')
  put(
    'big5.txt',
    Buffer.concat([
      Buffer.from('[Big](https://big.example/5)\n------\n\n<p>'),
      Buffer.of(0xb4, 0xe4, 0xc6, 0x57),
      Buffer.from('</p>'),
    ]),
  )
  return folder
}
