/**
 * `npm run bench [-- --articles 10000] [--rounds 7]`: makes a corpus, imports it, and times the real window.
 * Everything is compared with something run beside it: machines are noisy, ratios are not.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { spawnSync } from 'node:child_process'
import { buildApp } from '../tools/runtime/app.ts'
import { chooseRuntime, projectRoot } from '../tools/runtime/runtime.ts'
import { writeCorpus } from './corpus.ts'
import { median, quantile } from './statistics.ts'
import { timeStarts, timeUse } from './window.ts'

const { values } = parseArgs({
  options: { articles: { type: 'string', default: '10000' }, rounds: { type: 'string', default: '7' } },
})
const count = Number(values.articles)
const rounds = Number(values.rounds)

const runtime = await chooseRuntime()
process.env.ELECTRON_OVERRIDE_DIST_PATH = runtime.dist
buildApp()

const folder = mkdtempSync(join(tmpdir(), 'pressmark-bench-'))
try {
  const library = join(folder, 'library.pressmark')
  writeCorpus(join(folder, 'corpus'), count)
  const begun = performance.now()
  const imported = spawnSync(
    process.execPath,
    [join(projectRoot, 'src/cli/pressmark.ts'), 'import', join(folder, 'corpus'), '--library', library],
    { encoding: 'utf8' },
  )
  const importTime = (performance.now() - begun) / 1000
  if (imported.status !== 0) throw new Error(`the import failed: ${imported.stderr}`)

  const starts = await timeStarts(library, rounds)
  const use = await timeUse(library, rounds * 6)

  const start = { bare: median(starts.bare), app: median(starts.app) }
  const rows = [
    ['import, files a second', Math.round(count / importTime), ''],
    ['bare window, ms', Math.round(start.bare), ''],
    [
      'start to first rows, ms',
      Math.round(start.app),
      `${(start.app / start.bare).toFixed(2)} × bare (goal ≤ 1.50)`,
    ],
    [
      'filter change, ms',
      Math.round(median(use.filter)),
      `p95 ${Math.round(quantile(use.filter, 0.95))} (goal ≤ 100)`,
    ],
    [
      'open an article, ms',
      Math.round(median(use.open)),
      `p95 ${Math.round(quantile(use.open, 0.95))} (goal ≤ 60)`,
    ],
  ] as const
  console.log(`\n${count} articles, ${runtime.reason}; medians of ${rounds} starts and ${rounds * 6} acts`)
  for (const [what, figure, note] of rows)
    console.log(`${what.padEnd(26)}${String(figure).padStart(8)}  ${note}`)

  const results = join(projectRoot, 'bench/results')
  mkdirSync(results, { recursive: true })
  writeFileSync(
    join(results, 'latest.json'),
    JSON.stringify({ count, runtime, importTime, starts, use }, null, 2),
  )
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
