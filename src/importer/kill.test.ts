/** Kills the process that imports: PRESSMARK_KILLS says how often (the full run: 100), PRESSMARK_SEED when. */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openForReading, type ReadableLibrary } from '../archive/archive.ts'
import { everything } from '../shared/list.ts'
import { madeTarGz } from './containers/testing/made-tar.ts'
import { madeZip } from './containers/testing/made-zip.ts'

const kills = Number(process.env.PRESSMARK_KILLS ?? 6)
const seed = Number(process.env.PRESSMARK_SEED ?? Date.now() % 1_000_000)
const program = fileURLToPath(new URL('testing/importing.ts', import.meta.url))

let folder: string
let given: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-kill-'))
  given = join(folder, 'given')
  mkdirSync(given)
  const made = Array.from({ length: 900 }, (_, n) => ({ name: `${n}.txt`, data: clipping(n) }))
  for (const { name, data } of made.slice(0, 300)) writeFileSync(join(given, name), data)
  writeFileSync(join(given, 'a.zip'), madeZip(made.slice(280, 600)))
  writeFileSync(join(given, 'b.tgz'), await madeTarGz(made.slice(580)))
  writeFileSync(join(given, 'empty.txt'), '')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Every third is a second copy of the one before it, with the same title, a day later. */
function clipping(n: number): string {
  const piece = n % 3 === 2 ? n - 1 : n
  const body = `<p>${`The harbour of ${piece} lies still. `.repeat(20)}</p>`
  return `<!--${1_700_000_000_000 + n * 86_400_000}-->\n[Article ${piece}](https://harbourpost.example/a-${piece})\n------\n\n${body}<p>${n}</p>`
}

/** Runs the work to its end, or kills it this many milliseconds after it began; gives how long it took, or null. */
async function work(library: string, verb: 'import' | 'undo', killAfter?: number): Promise<number | null> {
  const child = spawn(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    program,
    library,
    verb,
    given,
  ])
  let errors = ''
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const begun = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()))
  await Promise.race([begun, ended])
  const start = performance.now()
  if (killAfter !== undefined) {
    await Promise.race([wait(killAfter), ended])
    child.kill('SIGKILL')
  }
  await ended
  expect(errors).toBe('')
  return child.signalCode === null ? performance.now() - start : null
}

function withLibrary<T>(path: string, use: (library: ReadableLibrary) => T): T {
  const opened = openForReading(path)
  if (!opened.ok) throw new Error(opened.problem.sentence)
  try {
    return use(opened.value)
  } finally {
    opened.value.close()
  }
}

/** All that a person can tell of a library; ids and the order of imports aside. */
const contents = (path: string): unknown =>
  withLibrary(path, (library) => {
    expect(library.check().faults).toEqual([])
    const sha256 = new Map(
      [...library.originalsOf(null)].map((entry) => [
        entry.captureId,
        Buffer.from(entry.sha256).toString('hex'),
      ]),
    )
    return [...library.rows(library.listIds(everything))]
      .map((row) => {
        const article = library.article(row.id)
        if (!article.ok) throw new Error(article.problem.sentence)
        const captures = article.value.captures.map(({ id }) => sha256.get(id)).sort()
        const { title, day, sameAddress, captureId } = article.value
        return { title, day, sameAddress, shown: sha256.get(captureId), captures }
      })
      .sort((a, b) => (a.title < b.title ? -1 : 1))
  })

test(
  `an import killed ${kills} times ends in the same library as an undisturbed one (seed ${seed})`,
  async () => {
    const undisturbed = join(folder, 'undisturbed.pressmark')
    const took = (await work(undisturbed, 'import')) ?? 0
    const expected = contents(undisturbed)
    expect(expected).toHaveLength(600)
    const moments = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), { numRuns: kills, seed })

    for (let kill = 0; kill < kills;) {
      const library = join(folder, `${kill}.pressmark`)
      // Killed three times on its way, then let to its end.
      for (const moment of moments.slice(kill, (kill += 3))) {
        await work(library, 'import', moment * took)
        withLibrary(library, (opened) => {
          expect(opened.check().faults).toEqual([])
          const outcomes = opened.imports().flatMap(({ id }) => opened.outcomes(id))
          const brought = outcomes.filter(({ outcome }) => outcome === 'added' || outcome === 'recaptured')
          expect(opened.check().originals).toBe(brought.length)
        })
      }
      expect(await work(library, 'import')).not.toBeNull()
      expect(contents(library)).toEqual(expected)
    }
  },
  60_000 + kills * 20_000,
)

test(
  'an undo that is killed goes on to its end',
  async () => {
    const library = join(folder, 'undo.pressmark')
    await work(library, 'import')
    for (let kill = 0; kill < Math.max(2, kills / 3); kill++) {
      await work(library, 'undo', 10 + Math.random() * 60)
      withLibrary(library, (opened) => expect(opened.check().faults).toEqual([]))
    }
    await work(library, 'undo')
    withLibrary(library, (opened) => {
      expect(opened.check()).toEqual({ faults: [], originals: 0 })
      expect(opened.imports()[0]?.undo).toBe('done')
    })
  },
  60_000 + kills * 20_000,
)
