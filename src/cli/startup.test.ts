import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runPressmark } from './testing/run.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-startup-'))
  writeFileSync(
    join(folder, '1.txt'),
    '<!--1600000000000-->\n[T](https://harbourpost.example/1)\n------\n\n<p>x</p>',
  )
  runPressmark(['import', join(folder, '1.txt'), '--library', join(folder, 'l.pressmark')])
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const reportLoaded = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module'
  registerHooks({
    load: (url, context, next) => {
      process.stderr.write(url + '\\n')
      return next(url, context)
    },
  })`)}`

const loadedBy = (...args: string[]): string[] => {
  const run = runPressmark([...args, '--library', join(folder, 'l.pressmark')], ['--import', reportLoaded])
  expect(run.status).toBe(0)
  return run.err.split('\n')
}
const parsing = /\/src\/(parser|importer)\/|\/node_modules\/(linkedom|htmlparser2|tldts|markdown-it)\//

describe('a command', () => {
  it('that parses loads the parser', () => {
    expect(loadedBy('show', '1').some((url) => parsing.test(url))).toBe(true)
  })

  it.each([['list'], ['stats'], ['imports'], ['show', '1', '--format', 'original']])(
    'that parses nothing loads no parser: %s',
    (...args) => {
      const loaded = loadedBy(...args)
      expect(loaded.some((url) => url.includes('/src/archive/'))).toBe(true)
      expect(loaded.filter((url) => parsing.test(url))).toEqual([])
    },
  )
})
