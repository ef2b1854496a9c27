import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { companionFolders } from './companion-folders.ts'
import { companionPaths, companionsBeside, readPictures } from './companions.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'pressmark-companions-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const gif = (width: number): Uint8Array => Uint8Array.of(...Buffer.from('GIF89a'), width, 0, 1, 0, 0, 0, 0)
const put = (name: string, bytes: Uint8Array = gif(9)): void => {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), bytes)
}
const kept = async (...addresses: string[]): Promise<string[]> =>
  (await readPictures(addresses, companionsBeside(join(folder, 'in/Ice.html')))).map(({ address }) => address)

describe('a folder belongs to a page beside it', () => {
  it.each([
    ['Ice_files', ['Ice.html'], true],
    ['Ice.files', ['Ice.htm'], true],
    ['Ice-Dateien', ['Ice.html'], true],
    ['ICE_FILES', ['Ice.HTML'], true],
    ['e\u0301te\u0301_fichiers', ['\u00e9t\u00e9.html'], true],
    ['Ice.html_files', ['Ice.html'], true],
    ['/a/Ice_files', ['/a/Ice.html'], true],
    ['/b/Ice_files', ['/a/Ice.html'], false],
    ['Ice_files', ['Ice.txt', 'Iceland.html'], false],
    ['Ice', ['Ice.html'], false],
    ['_files', ['.html'], false],
  ])('%s beside %s: %s', (name, others, belongs) => {
    expect(companionFolders([name, ...others]).has(name)).toBe(belongs)
  })
})

describe('addresses name files in companion folders only', () => {
  it.each([
    ['./Ice_files/a.png', 'Ice_files/a.png'],
    ['Ice%20cold_files/%E5%86%B0.png?x#y', 'Ice cold_files/冰.png'],
    ['Ice_files/deep/er.png', 'Ice_files/deep/er.png'],
    ['Ice_files/100%.png', 'Ice_files/100%.png'],
  ])('%s', (address, path) => {
    expect(companionPaths(address).map((names) => names.join('/'))).toContain(path)
  })
  it.each([
    ...['../Ice_files/a.png', 'Ice_files/../../a.png', '/Ice_files/a.png'],
    ...[
      'Ice_files',
      'Ice_files/',
      'Ice_files//a.png',
      'Ice_files\\..\\..\\a.png',
      'C:/Ice_files/a.png',
      'pictures/a.png',
    ],
    ...['Ice_files/a\0.png', 'file:///Ice_files/a.png', 'https://p.example/Ice_files/a.png', ''],
  ])('never %s', (address) => {
    expect(companionPaths(address)).toEqual([])
  })
})

it('percent signs are taken literally where what they hide is no name', () => {
  expect(companionPaths('Ice_files/%2e%2e/%2e%2e/a.png')).toEqual([
    ['Ice_files', '%2e%2e', '%2e%2e', 'a.png'],
  ])
  expect(companionPaths('Ice_files/%00.png')).toEqual([['Ice_files', '%00.png']])
  expect(companionPaths('Ice_files%2f..%2fa.png')).toEqual([])
})

describe('pictures beside a page', () => {
  it('are found by the spelling the disk has, and told apart from other files by their bytes', async () => {
    put('in/Ice_files/a b.gif')
    put('in/Ice_files/e\u0301.gif')
    put('in/Ice_files/app.gif', Buffer.from('fire()'))
    put('in/Ice_files/empty.gif', new Uint8Array())
    mkdirSync(join(folder, 'in/Ice_files/folder.gif'))
    const found = ['./Ice_files/a%20b.gif', './Ice_files/\u00e9.gif']
    expect(
      await kept(
        ...found,
        'Ice_files/app.gif',
        'Ice_files/empty.gif',
        'Ice_files/folder.gif',
        'Ice_files/gone.gif',
      ),
    ).toEqual(found)
  })

  it.skipIf(process.platform === 'win32')('are not read through links that lead out', async () => {
    put('secret/a.gif')
    put('in/Ice_files/a.gif')
    symlinkSync(join(folder, 'secret/a.gif'), join(folder, 'in/Ice_files/link.gif'))
    symlinkSync('a.gif', join(folder, 'in/Ice_files/inside.gif'))
    symlinkSync('../secret', join(folder, 'in/Other_files'))
    expect(await kept('Ice_files/link.gif', 'Other_files/a.gif', 'Ice_files/inside.gif')).toEqual([
      'Ice_files/inside.gif',
    ])
  })

  it('are kept up to their limits, each with its size', async () => {
    const large = new Uint8Array(15 * 1024 * 1024)
    large.set(gif(7))
    for (let n = 0; n < 6; n++) put(`in/Ice_files/${n}.gif`, large)
    put('in/Ice_files/huge.gif', Buffer.concat([gif(7), new Uint8Array(17 * 1024 * 1024)]))
    const addresses = ['huge', '0', '1', '2', '3', '4', '5'].map((name) => `Ice_files/${name}.gif`)
    expect(await kept(...addresses)).toEqual(addresses.slice(1, 5))
    const [picture] = await readPictures(addresses.slice(1, 2), companionsBeside(join(folder, 'in/Ice.html')))
    expect(picture).toMatchObject({ type: 'image/gif', width: 7, height: 1, sha256: { length: 32 } })
  })
})
