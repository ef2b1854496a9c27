import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { containerLimits } from './budget.ts'
import { entriesOf } from './expand.ts'
import { containerFormat, headBytes } from './format.ts'
import type { RawEntry } from './raw-entry.ts'
import { Shelf } from './shelf.ts'
import type { CompanionFolder } from './survey.ts'
import { madeTar, madeTarGz, type MadeFile } from './testing/made-tar.ts'
import { madeZip } from './testing/made-zip.ts'
import { readGiven } from './wanted.ts'

let folder: string
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'pressmark-companions-inside-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const gif = (width: number, size = 0): Buffer =>
  Buffer.concat([Buffer.from('GIF89a'), Buffer.of(width, 0, 7, 0, 0, 0, 0), Buffer.alloc(size, width)])

/** Bytes that do not pack. */
function noiseOf(size: number): Buffer {
  let state = 7
  return Buffer.from(
    Array.from({ length: size }, () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) >>> 24),
  )
}

/** A line for each outcome; a page's with the pictures that came with it and their bytes' number. */
async function fatesOf(name: string, bytes: Uint8Array, only?: string): Promise<string[]> {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  const { wants } = await readGiven([only === undefined ? path : `${path}!/${only}`])
  const format = containerFormat(path, bytes.subarray(0, headBytes))
  if (format === null) throw new Error('no container')
  const lines: string[] = []
  for await (const part of entriesOf(
    { kind: 'container', path, format, size: bytes.length },
    wants,
    containerLimits,
  )) {
    const inside = part.path.slice(path.length).replace(/^!\//, '')
    const pictures =
      part.kind === 'entry' ? [...part.companions].map(([at, { length }]) => `${at} ${length}`) : []
    lines.push(
      part.kind === 'entry'
        ? `${inside} with [${pictures.sort().join(', ')}]`
        : `${inside}: ${part.outcome} ${part.reason}`,
    )
  }
  return lines
}

describe.each<[string, (files: MadeFile[]) => Promise<Buffer>]>([
  ['in.zip', (files) => Promise.resolve(madeZip(files.map(({ name, data = '' }) => ({ name, data }))))],
  ['in.tar', madeTar],
  ['in.tgz', madeTarGz],
])('%s', (name, make) => {
  const page = { name: 'a/Ice.html', data: '<html>Ice' }
  const pictures = [
    { name: 'a/Ice_files/a.gif', data: gif(1) },
    { name: 'a/Ice_files/deep/b.gif', data: gif(2, 100) },
    { name: 'a/Ice_files/app.js', data: 'fire()' },
    { name: 'a/Ice_files/frame.html', data: '<html>Frame' },
  ]
  const ignored = pictures.map((picture) => `${picture.name}: ignored companion`)
  const whole = 'a/Ice.html with [Ice_files/a.gif 13, Ice_files/deep/b.gif 113]'

  it.each([
    ['after', [page, ...pictures]],
    ['before', [...pictures, page]],
    ['around', [...pictures.slice(0, 2), page, ...pictures.slice(2)]],
    ['far after', [page, { name: 'z.md', data: 'z' }, ...pictures]],
  ])('gives a page the pictures of its folder, which stands %s it', async (_where, files) => {
    const lines = await fatesOf(name, await make(files))
    const others = files.some((file) => file.name === 'z.md') ? ['z.md with []'] : []
    expect(lines.toSorted()).toEqual([whole, ...ignored, ...others].toSorted())
  })

  it('also when only the page is asked for, and inside another container', async () => {
    const bytes = await make([page, ...pictures])
    expect(await fatesOf(name, bytes, 'a/Ice.html')).toEqual([whole])
    const outer = await make([{ name: 'inner.zip', data: madeZip([page, ...pictures]) }])
    expect(await fatesOf(name, outer)).toContain(`inner.zip!/${whole}`)
  })

  it('gives each page its own, and none from another folder', async () => {
    const files = ['a', 'b'].flatMap((at, n) => [
      { name: `${at}/Ice.html`, data: at },
      { name: `${at}/Ice_files/${at}.gif`, data: gif(n + 1, n) },
    ])
    const lines = await fatesOf(name, await make([...files, { name: 'Ice.html', data: 'top' }]))
    expect(lines).toContain('a/Ice.html with [Ice_files/a.gif 13]')
    expect(lines).toContain('b/Ice.html with [Ice_files/b.gif 14]')
    expect(lines).toContain('Ice.html with []')
  })

  it('takes what stands in such a folder without a page for what it is', async () => {
    expect(await fatesOf(name, await make(pictures))).toEqual([
      'a/Ice_files/a.gif: ignored not-a-document',
      'a/Ice_files/deep/b.gif: ignored not-a-document',
      'a/Ice_files/app.js: ignored not-a-document',
      'a/Ice_files/frame.html with []',
    ])
  })

  it('two pages share a folder', async () => {
    const twin = { name: 'a/Ice.htm', data: 'twin' }
    const lines = await fatesOf(name, await make([page, ...pictures, twin]))
    expect(lines).toContain(whole)
    expect(lines).toContain(whole.replace('.html', '.htm'))
  })

  it('does not lose a page when the container ends too early', async () => {
    const bulk = Array.from({ length: 40 }, (_, n) => ({
      name: `a/Ice_files/${n}.gif`,
      data: Buffer.concat([
        gif(n + 1),
        Buffer.from(Array.from({ length: 9_000 }, (_, i) => (i * i * (n + 3)) >> 3)),
      ]),
    }))
    const bytes = await make([page, ...bulk])
    const lines = await fatesOf(name, bytes.subarray(0, bytes.length * 0.6))
    expect(lines.at(-1)).toBe(`: failed ${name === 'in.zip' ? 'archive-cut' : 'archive-damaged'}`)
    expect(lines.at(name === 'in.zip' ? 0 : -2)).toMatch(/^a\/Ice\.html with \[Ice_files\/0\.gif /)
    expect(lines.filter((line) => line.includes('Ice.html'))).toHaveLength(1)
  })

  it('keeps no picture above 16 MB, and 64 MB of a page', async () => {
    const large = [0, 1, 2, 3, 4].map((n) => ({
      name: `a/Ice_files/${n}.gif`,
      data: gif(n + 1, 15 * 1024 * 1024),
    }))
    const huge = { name: 'a/Ice_files/huge.gif', data: gif(9, 17 * 1024 * 1024) }
    const noise = {
      name: 'noise.txt',
      data: noiseOf(2_000_000),
    }
    const lines = await fatesOf(name, await make([noise, page, huge, ...large]))
    const size = 15 * 1024 * 1024 + 13
    const kept = [0, 1, 2, 3].map((n) => `Ice_files/${n}.gif ${size}`)
    expect(lines).toContain(`a/Ice.html with [${kept.join(', ')}]`)
    expect(lines).toHaveLength(8)
  })
})

describe('a shelf that is full', () => {
  const folderOf = (path: string, last: number): CompanionFolder => ({ path, last, pages: 1, files: [] })
  const entryOf = (bytes: Uint8Array): RawEntry => ({
    ...{ name: '', kind: 'file', detail: null, modified: null },
    read: () => Promise.resolve({ ok: true, bytes }),
  })
  const pageOf = (
    id: string,
    size: number,
  ): { id: string; bytes: Uint8Array; companions: Map<string, Uint8Array> } => ({
    ...{ id, bytes: new Uint8Array(size), companions: new Map() },
  })

  it('lets the page go that waits longest, with what it has', async () => {
    const shelf = new Shelf<ReturnType<typeof pageOf>>(300)
    const [ice, fire] = [folderOf('Ice_files', 90), folderOf('Fire_files', 91)]
    shelf.wait(pageOf('ice', 50), [ice], 1)
    shelf.wait(pageOf('fire', 50), [fire], 2)
    await shelf.put(ice, 'Ice_files/a.gif', entryOf(gif(1, 100)))
    expect([...shelf.ready(3)]).toEqual([])
    await shelf.put(fire, 'Fire_files/a.gif', entryOf(gif(1, 100)))
    const gone = [...shelf.ready(4)]
    expect(gone.map(({ id, companions }) => [id, [...companions.keys()]])).toEqual([
      ['ice', ['Ice_files/a.gif']],
    ])
    // Nothing is kept for a page that has gone
    await shelf.put(ice, 'Ice_files/b.gif', entryOf(gif(1, 1_000)))
    expect([...shelf.ready(5)]).toEqual([])
    expect([...shelf.ready(91)].map(({ id, companions }) => [id, companions.size])).toEqual([['fire', 1]])
    expect([...shelf.rest()]).toEqual([])
  })

  it('keeps the first pictures for pages that are to come', async () => {
    const shelf = new Shelf<ReturnType<typeof pageOf>>(300)
    const ice = folderOf('Ice_files', 3)
    for (const name of ['a', 'b', 'c']) await shelf.put(ice, `Ice_files/${name}.gif`, entryOf(gif(1, 100)))
    shelf.wait(pageOf('ice', 10), [ice], 4)
    expect([...shelf.ready(4)].map(({ companions }) => [...companions.keys()])).toEqual([
      ['Ice_files/a.gif', 'Ice_files/b.gif'],
    ])
  })
})
