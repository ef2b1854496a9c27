import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { crc32, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import yazl from 'yazl'
import { fraction, fuzz } from '../../shared/proof.test-support.ts'
import { discover } from '../discover.ts'
import { containerLimits, type ContainerLimits } from './budget.ts'
import { entriesOf, tellContainers } from './expand.ts'
import { madeTar, madeTarGz, type MadeFile } from './testing/made-tar.ts'
import { madeZip, type MadeEntry } from './testing/made-zip.ts'
import { readGiven } from './wanted.ts'

let folder: string
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'pressmark-containers-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Options {
  limits?: Partial<ContainerLimits>
  /** Paths to give, in place of the container's own. */
  only?: string[]
  /** Milliseconds to take for each entry. */
  pause?: number
}

/** What comes of a container with these bytes, a line for each entry: its path inside, and its text or its fate. */
async function fatesOf(
  name: string,
  bytes: Uint8Array,
  { limits, only, pause }: Options = {},
): Promise<string[]> {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  const { roots, wants } = await readGiven(only?.map((inside) => `${path}!/${inside}`) ?? [path])
  const lines: string[] = []
  for await (const found of tellContainers(discover(roots))) {
    if (found.kind !== 'container') {
      lines.push(`no container: ${found.kind}`)
      continue
    }
    for await (const part of entriesOf(found, wants, { ...containerLimits, ...limits })) {
      if (pause !== undefined) await wait(pause)
      const inside = part.path.slice(path.length).replace(/^!\//, '')
      lines.push(
        part.kind === 'entry'
          ? `${inside}: ${Buffer.from(part.bytes).toString().slice(0, 20)}`
          : `${inside}: ${part.outcome} ${part.reason}`,
      )
    }
  }
  return lines
}

const zip = (...entries: MadeEntry[]): Buffer => madeZip(entries)

describe.each<[string, (files: MadeFile[]) => Promise<Buffer>]>([
  ['in.zip', (files) => Promise.resolve(madeZip(files.map(({ name, data = '' }) => ({ name, data }))))],
  ['in.tar', madeTar],
  ['in.tar.gz', madeTarGz],
  ['in.tgz', madeTarGz],
  // Recognised by what it holds.
  ['no-name', madeTar],
])('%s', (name, make) => {
  it('gives its entries in their order, with folders, other scripts and Windows’ separators', async () => {
    const container = await make([
      { name: 'b.html', data: 'B' },
      { name: './a/1.md', data: 'A1' },
      { name: '剪報/港灣.txt', data: '港' },
      { name: 'c\\d.txt', data: 'CD' },
      { name: 'empty.txt', data: '' },
    ])
    expect(await fatesOf(name, container)).toEqual([
      'b.html: B',
      'a/1.md: A1',
      '剪報/港灣.txt: 港',
      'c/d.txt: CD',
      'empty.txt: ',
    ])
  })

  it('ignores hidden entries as wholes, and what is no document', async () => {
    const container = await make([
      { name: '.git/HEAD', data: 'x' },
      { name: '.git/config', data: 'x' },
      { name: 'a/.DS_Store', data: 'x' },
      { name: '__MACOSX/._a.html', data: 'x' },
      { name: 'a/photo.jpg', data: 'x' },
      { name: 'a/z.html', data: 'Z' },
    ])
    expect(await fatesOf(name, container)).toEqual([
      '.git: ignored hidden',
      'a/.DS_Store: ignored hidden',
      '__MACOSX: ignored hidden',
      'a/photo.jpg: ignored not-a-document',
      'a/z.html: Z',
    ])
  })

  it.each([
    '../../etc/passwd.txt',
    'a/../../x.txt',
    '..\\..\\x.txt',
    '/etc/x.txt',
    'C:\\x.txt',
    'c:x.txt',
    '\\\\host\\share\\x.txt',
    '..',
  ])('refuses the path %s and goes on', async (bad) => {
    expect(
      await fatesOf(
        name,
        await make([
          { name: bad, data: 'evil' },
          { name: 'b.txt', data: 'B' },
        ]),
      ),
    ).toEqual([`${bad}: failed unsafe-path`, 'b.txt: B'])
  })

  it('opens containers inside it, and none inside those', async () => {
    const deepest = await madeTarGz([{ name: 'x.txt', data: 'X' }])
    const inner = madeZip([
      { name: 'c.txt', data: 'C' },
      { name: 'deep.tgz', data: deepest },
      { name: '../up.txt', data: 'evil' },
    ])
    const outer = await make([
      { name: 'inner.zip', data: inner },
      { name: 'inner.tar.gz', data: deepest },
      { name: 'not.zip', data: 'plain text' },
      { name: 'after.txt', data: 'after' },
    ])
    expect(await fatesOf(name, outer)).toEqual([
      'inner.zip!/c.txt: C',
      'inner.zip!/deep.tgz: failed nested-too-deep',
      'inner.zip!/../up.txt: failed unsafe-path',
      'inner.tar.gz!/x.txt: X',
      'not.zip: plain text',
      'after.txt: after',
    ])
  })

  it('fails after what was read of it, when it is cut off', async () => {
    const files = Array.from({ length: 40 }, (_, n) => ({
      name: `${n}.txt`,
      data: `${n} `.repeat(3_000 + n),
    }))
    const whole = await make(files)
    const lines = await fatesOf(name, whole.subarray(0, whole.length * 0.7))
    // The directory of a zip is at its end.
    const reason = name.endsWith('.zip') ? 'archive-cut' : 'archive-damaged'
    expect(lines.at(-1)).toBe(`: failed ${reason}`)
    expect(lines.filter((line) => line.endsWith(reason))).toHaveLength(1)
    expect(lines.length).toBeGreaterThan(10)
    for (const [n, line] of lines.slice(0, -2).entries()) expect(line).toMatch(new RegExp(`^${n}.txt: ${n} `))
  })

  it('stops at too many entries', async () => {
    const files = Array.from({ length: 30 }, (_, n) => ({ name: `${n}.txt`, data: 'x' }))
    const lines = await fatesOf(name, await make(files), { limits: { entries: 20 } })
    expect(lines).toHaveLength(21)
    expect(lines.at(-1)).toBe(': failed too-many-entries')
  })

  it('stops at too many bytes', async () => {
    if (name === 'in.tar' || name === 'no-name') return
    const files = Array.from({ length: 30 }, (_, n) => ({ name: `${n}.txt`, data: 'x'.repeat(20_000) }))
    const lines = await fatesOf(name, await make(files), { limits: { bytes: 100_000 } })
    expect(lines.length).toBeLessThan(10)
    expect(lines.at(-1)).toBe(': failed archive-bomb')
  })

  it('stops at a bomb, also one that is nested', async () => {
    const zeros = Buffer.alloc(3_000_000)
    const bomb = madeZip(Array.from({ length: 50 }, (_, n) => ({ name: `${n}.txt`, data: zeros })))
    const limits = { free: 1_000_000, ratio: 100 }
    const lines = await fatesOf(
      name,
      await make([
        { name: 'a.txt', data: 'A' },
        { name: 'bomb.zip', data: bomb },
      ]),
      {
        limits,
      },
    )
    expect(lines[0]).toBe('a.txt: A')
    expect(lines).toContain('bomb.zip: failed archive-bomb')
    expect(lines.length).toBeLessThan(20)
  })

  it('does not hold an entry that is larger than any article, nor a container inside that is', async () => {
    const large = Buffer.alloc(33 * 1024 * 1024, 'x')
    const files = [
      { name: 'large.txt', data: large },
      { name: 'large.zip', data: large },
      { name: 'b.txt', data: 'B' },
    ]
    expect(await fatesOf(name, await make(files), { limits: { nested: 1_000_000 } })).toEqual([
      'large.txt: failed too-large',
      'large.zip: failed too-large',
      'b.txt: B',
    ])
  })

  it('gives again only what is asked for', async () => {
    const inner = madeZip([
      { name: '1.txt', data: '1' },
      { name: '2.txt', data: '2' },
    ])
    const outer = await make([
      { name: 'a.txt', data: 'A' },
      { name: 'i.zip', data: inner },
      { name: 'j.zip', data: inner },
      { name: 'b.txt', data: 'B' },
    ])
    expect(await fatesOf(name, outer, { only: ['b.txt'] })).toEqual(['b.txt: B'])
    expect(await fatesOf(name, outer, { only: ['i.zip!/2.txt', 'j.zip'] })).toEqual([
      'i.zip!/2.txt: 2',
      'j.zip!/1.txt: 1',
      'j.zip!/2.txt: 2',
    ])
  })
})

describe('a zip', () => {
  it('of another program is read', async () => {
    const made = new yazl.ZipFile()
    made.addBuffer(Buffer.from('A'), 'a.txt', { mtime: new Date(1_600_000_000_000) })
    made.addEmptyDirectory('empty')
    made.addReadStream(Readable.from([Buffer.from('streamed')]), 'sub/文.txt')
    made.end()
    expect(await fatesOf('y.zip', await buffer(made.outputStream))).toEqual([
      'a.txt: A',
      'sub/文.txt: streamed',
    ])
    expect(await fatesOf('none.zip', zip())).toEqual([])
  })

  const bodies = { data: 'body '.repeat(100) }
  it.each<[string, MadeEntry, string]>([
    ['an encrypted entry', { name: 'x.txt', flags: 1, ...bodies }, 'encrypted'],
    ['an unknown compression', { name: 'x.txt', method: 14, ...bodies }, 'compression-unknown'],
    ['a size that is too small', { name: 'x.txt', ...bodies, size: 10 }, 'size-lies'],
    ['a size that is too large', { name: 'x.txt', ...bodies, size: 1_000 }, 'size-lies'],
    ['a stored size that is too small', { name: 'x.txt', method: 0, ...bodies, size: 10 }, 'size-lies'],
    ['a packed size that is too large', { name: 'x.txt', ...bodies, packedSize: 3_000_000_000 }, 'size-lies'],
    ['a size of 4 GB', { name: 'x.txt', ...bodies, size: 0xfffffffe }, 'too-large'],
    ['another CRC', { name: 'x.txt', ...bodies, crc: 7 }, 'entry-damaged'],
    ['a header that is not there', { name: 'x.txt', ...bodies, at: 5 }, 'entry-damaged'],
    ['a header beyond the end', { name: 'x.txt', ...bodies, at: 0xfffffff0 }, 'entry-damaged'],
    [
      'bytes that are no deflate',
      { name: 'x.txt', ...bodies, method: 8, at: 0, packedSize: 3 },
      'entry-damaged',
    ],
    ['a link', { name: 'x.txt', data: '/etc/passwd', mode: 0o120777 }, 'not-a-regular-file'],
    ['a device', { name: 'x.txt', data: '', mode: 0o020666 }, 'not-a-regular-file'],
    ['a pipe', { name: 'x.txt', data: '', mode: 0o010666 }, 'not-a-regular-file'],
    ['a NUL in the name', { name: 'x.html\0.jpg', data: '' }, 'unsafe-path'],
    ['a name that is too long', { name: 'x'.repeat(5_000), data: '' }, 'unsafe-path'],
    ['no name', { name: '', data: '' }, 'unsafe-path'],
  ])('fails %s and goes on', async (_what, bad, reason) => {
    const lines = await fatesOf('bad.zip', zip(bad, { name: 'b.txt', data: 'B' }))
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(new RegExp(`: failed ${reason}$`))
    expect(lines[1]).toBe('b.txt: B')
  })

  it('tells strong encryption from damage', async () => {
    expect(await fatesOf('s.zip', zip({ name: 'a.txt', data: 'A' }, { name: 'x.txt', flags: 0x41 }))).toEqual(
      ['a.txt: A', ': failed encrypted'],
    )
  })

  it('whose entries overlap is a bomb like any other', async () => {
    const kernel = { name: 'k.txt', data: Buffer.alloc(1_000_000) }
    const overlapping = Array.from({ length: 200 }, (_, n) => ({ ...kernel, name: `${n}.txt`, at: 0 }))
    const lines = await fatesOf(
      'o.zip',
      madeZip([kernel, ...overlapping].map((e, n) => ({ ...e, name: `${n}.txt` }))),
      {
        limits: { free: 5_000_000, ratio: 10 },
      },
    )
    expect(lines.at(-1)).toBe(': failed archive-bomb')
    expect(lines.length).toBeLessThan(60)
  })

  describe('that is cut off', () => {
    const words = (n: number): string =>
      Array.from({ length: 400 }, (_, i) => (i * n * 7_919) % 9_973).join(' ')
    const files = Array.from({ length: 9 }, (_, n) => ({ name: `剪報/${n}.txt`, data: words(n + 1) }))
    const cutAfter = (zip: Buffer, count: number): Buffer => {
      let at = 0
      for (let n = 0; n <= count; n++) at = zip.indexOf('PK\x03\x04', at + 1)
      return zip.subarray(0, at - 10)
    }
    const asText = (n: number): string => `剪報/${n}.txt: ${words(n + 1).slice(0, 20)}`

    it('gives what comes before the cut, and says that the rest is missing', async () => {
      const cut = cutAfter(madeZip(files), 4)
      expect(await fatesOf('cut.zip', cut)).toEqual([
        ...[0, 1, 2, 3].map(asText),
        '剪報/4.txt: failed entry-damaged',
        ': failed archive-cut',
      ])
      const outer = madeZip([
        { name: 'inner.zip', data: cut },
        { name: 'b.txt', data: 'B' },
      ])
      const lines = await fatesOf('outer.zip', outer)
      expect(lines.slice(-2)).toEqual(['inner.zip: failed archive-cut', 'b.txt: B'])
    })

    it('also one whose sizes come behind the bytes, as those written in a stream', async () => {
      const made = new yazl.ZipFile()
      for (const { name, data } of files) made.addReadStream(Readable.from([Buffer.from(data)]), name)
      made.end()
      const whole = await buffer(made.outputStream)
      // This is what makes it one
      expect(whole.readUInt16LE(6) & 8).toBe(8)
      expect(await fatesOf('stream.zip', cutAfter(whole, 4))).toEqual([
        ...[0, 1, 2, 3].map(asText),
        // The cut takes a part of its trailer only, but without a sum nothing is believed
        '剪報/4.txt: failed entry-damaged',
        ': failed archive-cut',
      ])
    })

    it('does not believe an entry whose sum is another, goes on where it can, and is paid for', async () => {
      const bad = [files[0], { ...files[1], crc: 7 }, files[2]].map((file) => ({ name: '', ...file }))
      const whole = madeZip(bad)
      expect(await fatesOf('sum.zip', whole.subarray(0, whole.length - 30))).toEqual([
        asText(0),
        '剪報/1.txt: failed entry-damaged',
        asText(2),
        ': failed archive-cut',
      ])
      const bomb = madeZip(
        Array.from({ length: 9 }, (_, n) => ({ name: `${n}.txt`, data: Buffer.alloc(900_000) })),
      )
      const limits = { free: 3_000_000, ratio: 10 }
      const lines = await fatesOf('bomb.zip', bomb.subarray(0, bomb.length - 30), { limits })
      expect(lines.at(-1)).toBe(': failed archive-bomb')
    })
  })

  it('that claims more entries than it has fails after those it has', async () => {
    expect(await fatesOf('c.zip', madeZip([{ name: 'a.txt', data: 'A' }], 40_000))).toEqual([
      'a.txt: A',
      ': failed archive-damaged',
    ])
  })

  it.each([
    ['gb18030', '剪报/退潮在清晨四点.txt'],
    ['big5', '剪報/港灣晨報.txt'],
    ['shift_jis', '潮風しんぶん/記事.txt'],
  ])('with names in %s', async (label, name) => {
    const bytes = encodeAs(label, name)
    expect(new TextDecoder(label).decode(bytes)).toBe(name)
    expect(await fatesOf('names.zip', zip({ name: bytes, data: 'x' }, { name: 'b.txt', data: 'B' }))).toEqual(
      [`${name}: x`, 'b.txt: B'],
    )
  })

  it('with names in CP437, by its specification, and by Info-ZIP’s field', async () => {
    const cp437 = Uint8Array.of(0x4b, 0x81, 0x73, 0x74, 0x65, 0x2e, 0x74, 0x78, 0x74)
    expect(await fatesOf('dos.zip', zip({ name: cp437, data: 'x' }))).toEqual(['Küste.txt: x'])
    const unicode = Buffer.from('海岸.txt')
    const extra = Buffer.alloc(9)
    extra.writeUInt16LE(0x7075, 0)
    extra.writeUInt16LE(5 + unicode.length, 2)
    extra.writeUInt8(1, 4)
    extra.writeUInt32LE(crc32(cp437), 5)
    expect(
      await fatesOf('info.zip', zip({ name: cp437, data: 'x', extra: Buffer.concat([extra, unicode]) })),
    ).toEqual(['海岸.txt: x'])
  })
})

/** The reverse of TextDecoder, by trying all pairs of bytes. */
function encodeAs(label: string, name: string): Uint8Array {
  const decoder = new TextDecoder(label, { fatal: true })
  const wanted = new Set(name)
  const found = new Map<string, number[]>()
  const look = (...bytes: number[]): void => {
    try {
      const character = decoder.decode(Uint8Array.from(bytes))
      if (wanted.has(character) && !found.has(character)) found.set(character, bytes)
    } catch {
      // not a character of this set
    }
  }
  for (let byte = 0; byte < 0x80; byte++) look(byte)
  for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) look(lead, trail)
  return Uint8Array.from([...name].flatMap((character) => found.get(character) ?? []))
}

describe('a tar', () => {
  it('fails links and devices, and goes on', async () => {
    const tar = await madeTar([
      { name: 'link.txt', type: 'symlink', linkname: '/etc/passwd' },
      { name: 'hard.txt', type: 'link', linkname: 'a.txt' },
      { name: 'pipe.txt', type: 'fifo' },
      { name: 'dev.txt', type: 'character-device' },
      { name: 'folder', type: 'directory' },
      { name: 'a.txt', data: 'A' },
    ])
    const failed = 'failed not-a-regular-file'
    expect(await fatesOf('l.tar', tar)).toEqual([
      `link.txt: ${failed}`,
      `hard.txt: ${failed}`,
      `pipe.txt: ${failed}`,
      `dev.txt: ${failed}`,
      'a.txt: A',
    ])
  })

  it('with long names, and without entries', async () => {
    const name = `${'長い名前'.repeat(30)}/${'x'.repeat(150)}.txt`
    expect(await fatesOf('long.tar', await madeTar([{ name, data: 'L' }]))).toEqual([`${name}: L`])
    expect(await fatesOf('none.tar', await madeTar([]))).toEqual([])
  })

  it('in gzip that nobody reads is paid for as well', async () => {
    const tar = await madeTarGz([
      { name: 'zeros.jpg', data: Buffer.alloc(20_000_000) },
      { name: 'a.txt', data: 'A' },
    ])
    expect(await fatesOf('z.tgz', tar, { limits: { free: 1_000_000, ratio: 10 } })).toEqual([
      'zeros.jpg: ignored not-a-document',
      ': failed archive-bomb',
    ])
  })

  it('in gzip gives all that comes before its end is cut off or damaged, to a slow reader and to a quick one', async () => {
    const words = (n: number): string =>
      Array.from({ length: 300 }, (_, i) => (i * n * 2_654_435_761) % 9_973).join(' ')
    const files = Array.from({ length: 60 }, (_, n) => ({ name: `${n}.txt`, data: words(n + 1) }))
    const whole = await madeTarGz(files)
    const damaged = Buffer.from(whole)
    damaged.fill(0xff, whole.length - 4_000, whole.length - 3_900)
    for (const bytes of [whole.subarray(0, whole.length - 2_000), damaged]) {
      const quick = await fatesOf('q.tgz', bytes)
      expect(quick.length).toBeGreaterThan(45)
      expect(quick.at(-1)).toBe(': failed archive-damaged')
      expect(await fatesOf('q.tgz', bytes, { pause: 2 })).toEqual(quick)
    }
  })

  it('is told by its content: a gzip of something else fails, a page that is called one is a file', async () => {
    expect(await fatesOf('x.tar.gz', gzipSync('<p>no tar</p>'.repeat(100)))).toEqual([
      ': failed archive-damaged',
    ])
    for (const name of ['page.zip', 'page.tar', 'page.tgz'])
      expect(await fatesOf(name, Buffer.from('<html>Not found</html>'))).toEqual(['no container: file'])
  })
})

it('Office documents and books that were named are no containers', async () => {
  for (const name of ['letter.docx', 'book.epub'])
    expect(await fatesOf(name, zip({ name: 'a.xml', data: '<x/>' }))).toEqual(['no container: file'])
})

/** A container of every kind, changed anywhere: entries and outcomes come, nothing is thrown, and it ends. */
it('no damage is more than an outcome', async () => {
  const page = [
    { name: 'Ice.html', data: '<html>Ice' },
    { name: 'Ice_files/a.gif', data: `GIF89a\x07\0\x07\0\0\0\0${'x'.repeat(300)}` },
    { name: 'Ice_files/b.css', data: 'p {}' },
  ]
  const texts = Array.from({ length: 6 }, (_, n) => ({ name: `${n}.txt`, data: `text ${n} `.repeat(50) }))
  const files = [...page, ...texts, { name: 'Ice_files/late.js', data: 'fire()' }]
  const inner = madeZip(files)
  const wholes: [string, Buffer][] = [
    ['f.zip', madeZip([...files, { name: 'i.zip', data: inner }])],
    ['f.tar', await madeTar([...files, { name: 'i.zip', data: inner }])],
    ['f.tgz', await madeTarGz(files)],
  ]
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...wholes),
      fc.array(fc.tuple(fraction, fc.uint8Array({ minLength: 1, maxLength: 9 })), {
        minLength: 1,
        maxLength: 5,
      }),
      fc.option(fraction),
      async ([name, whole], changes, cut) => {
        const bytes = Buffer.from(whole.subarray(0, cut === null ? whole.length : whole.length * cut))
        for (const [at, change] of changes)
          bytes.set(
            change.subarray(0, Math.max(0, bytes.length - Math.floor(at * bytes.length))),
            at * bytes.length,
          )
        for (const line of await fatesOf(name, bytes)) expect(line).toMatch(/: |no container/)
      },
    ),
    fuzz(300),
  )
}, 600_000)

it('random bytes with a container’s beginning are no more than an outcome either', async () => {
  const heads = [Buffer.from('PK\x03\x04'), Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3])]
  const tail = madeZip([]).subarray(-22)
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...heads),
      fc.uint8Array({ maxLength: 600 }),
      fc.boolean(),
      async (head, noise, withEnd) => {
        const end = Buffer.from(tail)
        end.writeUInt16LE(3, 10)
        const zip64 = Buffer.alloc(20, 0xff)
        zip64.writeUInt32LE(0x07064b50, 0)
        const bytes = Buffer.concat([head, noise, ...(withEnd ? [zip64, end] : [])])
        for (const name of ['r.zip', 'r.tgz']) await fatesOf(name, bytes)
      },
    ),
    fuzz(100),
  )
})

it('refuses a sparse file of a pax tar, of which a map would be taken for text', async () => {
  const pax = { 'GNU.sparse.major': '1', 'GNU.sparse.name': 'ice.txt' } as unknown as string
  const tar = await madeTar([
    { name: 'GNUSparseFile.1/ice.txt', data: '1\n0\n4\nIce.', pax },
    { name: 'b.txt', data: 'B' },
  ])
  expect(await fatesOf('sparse.tar', tar)).toEqual(['ice.txt: failed not-a-regular-file', 'b.txt: B'])
})

it('ignores what makes a repository’s site', async () => {
  const entries = ['r/_layouts/a.html', 'r/layouts/_default/b.html', 'r/_posts/c.md']
  const fates = await fatesOf('repository.zip', zip(...entries.map((name) => ({ name, data: 'x' }))))
  expect(fates).toEqual([
    'r/_layouts/a.html: ignored not-a-document',
    'r/layouts/_default/b.html: ignored not-a-document',
    'r/_posts/c.md: x',
  ])
})
