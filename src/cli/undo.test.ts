import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lines, runPressmark, type Run } from './testing/run.ts'

let folder: string
const inFolder = (name: string): string => join(folder, name)
const pressmark = (args: string[], input = ''): Run =>
  runPressmark([...args, '--library', inFolder('l.pressmark')], [], input)
const clipping = (n: number): string =>
  `<!--${Date.UTC(2020, 0, n)}-->\n[Article ${n}](https://harbourpost.example/${n})\n------\n\n<p>x</p>`

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-undo-'))
  writeFileSync(inFolder('1.txt'), clipping(1))
  writeFileSync(inFolder('two words\n.txt'), clipping(2))
  writeFileSync(inFolder('late.txt'), '')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('a dry run says what would be, without a library and with one, and changes nothing', () => {
  const run = pressmark(['import', '--dry-run', '--json', inFolder('1.txt'), inFolder('late.txt')])
  expect(run.status).toBe(1)
  expect(lines(run.out).at(-1)).toMatchObject({
    summary: { import: null, dryRun: true, added: 1, failed: 1 },
  })
  expect(pressmark(['stats']).status).toBe(2)

  expect(pressmark(['import', inFolder('1.txt')]).status).toBe(0)
  const again = pressmark(['import', '--dry-run', inFolder('1.txt')])
  expect(again).toMatchObject({ status: 0, out: 'Tried without importing: 1 duplicate\n', err: '' })
  expect(lines(pressmark(['imports', '--json']).out)).toHaveLength(1)
})

it('paths come from standard input, a line or a NUL each', () => {
  const byLine = pressmark(['import', '-'], `${inFolder('1.txt')}\n${inFolder('late.txt')}\n`)
  expect(byLine.out).toBe('Import finished: 1 duplicate, 1 failed\n')
  const byNul = pressmark(['import', '-0', '-'], `${inFolder('two words\n.txt')}\0`)
  expect(byNul.out).toBe('Import finished: 1 added\n')
})

it('what failed is tried again by the number of its import', () => {
  writeFileSync(inFolder('late.txt'), clipping(3))
  expect(pressmark(['retry', '2']).out).toBe('Import finished: 1 added\n')
  expect(pressmark(['retry', '99'])).toMatchObject({ status: 2, out: '' })
})

it('an import is undone, and says so in the list of imports', () => {
  expect(pressmark(['undo', '3'])).toMatchObject({ status: 0, out: 'Import undone: 1 article removed\n' })
  expect(JSON.parse(pressmark(['stats', '--json']).out)).toMatchObject({ articles: 2 })
  expect(pressmark(['imports']).out).toContain('1 added, undone\n')
  expect(pressmark(['undo', '3']).status).toBe(0)
  expect(pressmark(['undo', '99'])).toMatchObject({ status: 2, out: '' })
})
