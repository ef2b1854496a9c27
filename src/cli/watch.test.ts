import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { program, runPressmark } from './testing/run.ts'

let folder: string
let running: ChildProcessWithoutNullStreams[]
const inFolder = (name: string): string => join(folder, name)
const library = (): string[] => ['--library', inFolder('l.pressmark')]
const clipping = (n: number): string =>
  `<!--${Date.UTC(2020, 0, n)}-->\n[Article ${n}](https://harbourpost.example/${n})\n------\n\n<p>x</p>`

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-watch-'))
  running = []
  mkdirSync(inFolder('in'))
  writeFileSync(inFolder('in/1.txt'), clipping(1))
})
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

function watch(...args: string[]) {
  const child = spawn(process.execPath, [program, 'watch', inFolder('in'), ...args, ...library()])
  running.push(child)
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()))
  const exit = once(child, 'exit')
  return {
    said,
    says: (out: string) => vi.waitFor(() => expect(said.out).toBe(out), { timeout: 25_000, interval: 50 }),
    end: async (signal: NodeJS.Signals) => {
      child.kill(signal)
      return (await exit) as [number | null, NodeJS.Signals | null]
    },
  }
}
const articles = (): unknown =>
  (JSON.parse(runPressmark(['stats', '--json', ...library()]).out) as { articles: unknown }).articles

it.each(['SIGINT', 'SIGTERM'] as const)(
  'imports what is there, then what comes, a line each, until %s ends it in order',
  async (signal) => {
    const watching = watch()
    await watching.says(`${inFolder('in')}: 1 added\n`)
    writeFileSync(inFolder('in/2.txt'), clipping(2))
    writeFileSync(inFolder('in/bad.txt'), '')
    await watching.says(`${inFolder('in')}: 1 added\n${inFolder('in')}: 1 added, 1 failed\n`)
    expect(watching.said.err).toContain('bad.txt: The file is empty.')
    expect(existsSync(inFolder('l.pressmark.lock'))).toBe(true)
    expect(await watching.end(signal)).toEqual([0, null])
    expect(existsSync(inFolder('l.pressmark.lock'))).toBe(false)
    expect(articles()).toBe(2)

    writeFileSync(inFolder('in/3.txt'), clipping(3))
    const again = watch('--json')
    await vi.waitFor(() => expect(again.said.out).toContain('"added":1'), { timeout: 25_000 })
    expect(JSON.parse(again.said.out)).toMatchObject({
      folder: inFolder('in'),
      summary: { import: 3, files: 1 },
    })
    await again.end(signal)
  },
)

it('keeps what was committed when it is ended in the middle of an import', async () => {
  for (let n = 2; n < 1_500; n++) writeFileSync(inFolder(`in/${n}.txt`), clipping(n))
  const watching = watch()
  await vi.waitFor(
    () => {
      const stats = runPressmark(['stats', '--json', ...library()])
      expect(stats.status === 0 && (JSON.parse(stats.out) as { articles: number }).articles).toBeGreaterThan(
        0,
      )
    },
    { timeout: 25_000 },
  )
  expect(await watching.end('SIGINT')).toEqual([0, null])
  expect(existsSync(inFolder('l.pressmark.lock'))).toBe(false)
  const before = articles() as number
  const again = watch()
  await vi.waitFor(() => expect(articles()).toBe(1_499), { timeout: 25_000, interval: 500 })
  expect(before).toBeLessThanOrEqual(1_499)
  await again.end('SIGINT')
})

it('says what is no folder, and who has the library', async () => {
  const none = runPressmark(['watch', inFolder('none'), ...library()])
  expect(none).toMatchObject({ status: 2, out: '' })
  expect(none.err).toContain('none is not a folder')
  const watching = watch()
  await watching.says(`${inFolder('in')}: 1 added\n`)
  const second = runPressmark(['watch', inFolder('in'), ...library()])
  expect(second).toMatchObject({ status: 2, out: '' })
  expect(second.err).toContain('is open in another')
  await watching.end('SIGINT')
})
