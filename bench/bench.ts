/**
 * `npm run bench [-- --articles 10000] [--rounds 7]`: makes a corpus, imports it beside its floor, and times the real
 * window. `--search` makes a library instead (kept at `--library PATH`), and times lists and searches. `--import` leaves the window out, `--mixed` adds 6,000 files of every kind, `--peers` has ripgrep and Recoll read the same files where they are installed.
 * Everything is compared with something run beside it: machines are noisy, ratios are not.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildApp } from '../tools/runtime/app.ts'
import { chooseRuntime, projectRoot } from '../tools/runtime/runtime.ts'
import { writeCorpus } from './corpus.ts'
import { timeImport } from './import.ts'
import { timeMixed } from './mixed.ts'
import { makeLibrary } from './made-library.ts'
import { printSearch } from './print-search.ts'
import { timeSearch } from './search.ts'
import { median, quantile } from './statistics.ts'
import { busyRows, timeWhileImporting } from './while-importing.ts'
import { timeStarts, timeUse } from './window.ts'

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '7' },
    import: { type: 'boolean', default: false },
    mixed: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: false },
    search: { type: 'boolean', default: false },
    library: { type: 'string' },
  },
})
const count = Number(values.articles)
const rounds = Number(values.rounds)

type Row = readonly [what: string, figure: number | null, note?: string]

const folder = mkdtempSync(join(tmpdir(), 'pressmark-bench-'))
try {
  if (values.search) await benchSearch(values.library ?? join(folder, 'made.pressmark'))
  else await benchImport()
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

async function benchSearch(library: string): Promise<void> {
  await makeLibrary(library, count)
  const times = await timeSearch(library, rounds)
  printSearch(times)
  keep('search.json', times)
}

async function benchImport(): Promise<void> {
  const library = join(folder, 'library.pressmark')
  const corpus = join(folder, 'corpus')
  writeCorpus(corpus, count)

  const imported = await timeImport(corpus, library, folder, values.peers)
  const { floor, first, again, peak, growth, peers } = imported
  print(`Import of ${count} files`, [
    ['floor, s', floor],
    [
      'import, s',
      first,
      `${(first / floor).toFixed(2)} × floor (goal ≤ 1.25), ${Math.round(count / first)} files a second`,
    ],
    ['the same files again, s', again, `${(first / again).toFixed(1)} × faster (goal ≥ 5)`],
    ['largest size, MB', peak === null ? null : peak / 1e6, 'goal ≤ 600'],
    ['library over files', growth, 'goal ≤ 1.6'],
    ...(peers.ripgrep === null ? [] : ([['ripgrep, one search, s', peers.ripgrep]] as const)),
    ...(peers.recollindex === null
      ? []
      : ([
          [
            'recollindex, s',
            peers.recollindex,
            `${(peers.recollindex / first).toFixed(1)} × the import (goal ≥ 20)`,
          ],
        ] as const)),
  ])
  const mixed = values.mixed ? await timeMixed(folder) : null
  if (mixed !== null)
    print(`Import of ${mixed.files} files of every kind, in files a second`, [
      ['all of them', mixed.filesPerSecond, `${mixed.took.toFixed(2)} s with the start of the process`],
      ...mixed.kinds.map(
        ({ kind, files, bytes, filesPerSecond }) =>
          [kind, filesPerSecond, `${files} files, ${(bytes / 1e6).toFixed(1)} MB, on their own`] as const,
      ),
    ])
  const window = values.import ? null : await timeWindow(library, corpus)

  keep('latest.json', { count, imported, mixed, window })
}

function keep(name: string, figures: object): void {
  const results = join(projectRoot, 'bench/results')
  mkdirSync(results, { recursive: true })
  writeFileSync(join(results, name), JSON.stringify(figures, null, 2))
}

async function timeWindow(library: string, corpus: string) {
  const runtime = await chooseRuntime()
  process.env.ELECTRON_OVERRIDE_DIST_PATH = runtime.dist
  buildApp()
  const starts = await timeStarts(library, rounds)
  const use = await timeUse(library, rounds * 6)
  const start = { bare: median(starts.bare), app: median(starts.app) }
  print(`The window, ${runtime.reason}; medians of ${rounds} starts and ${rounds * 6} acts`, [
    ['bare window, ms', start.bare],
    ['start to first rows, ms', start.app, `${(start.app / start.bare).toFixed(2)} × bare (goal ≤ 1.50)`],
    ['filter change, ms', median(use.filter), `p95 ${Math.round(quantile(use.filter, 0.95))} (goal ≤ 100)`],
    ['open an article, ms', median(use.open), `p95 ${Math.round(quantile(use.open, 0.95))} (goal ≤ 60)`],
  ])
  const busy = await timeWhileImporting(corpus, join(folder, 'busy.pressmark'))
  print('The window while the same files are imported', busyRows(busy))
  return { runtime, starts, use, busy }
}

function print(title: string, rows: readonly Row[]): void {
  console.log(`\n${title}`)
  for (const [what, figure, note = ''] of rows) {
    const shown = figure === null ? '–' : figure >= 100 ? String(Math.round(figure)) : figure.toFixed(2)
    console.log(`${what.padEnd(26)}${shown.padStart(8)}  ${note}`)
  }
}
