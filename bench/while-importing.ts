/** Times the window while a large import runs: how long main is held up, and how long lists and articles take. */
import type { ElectronApplication, Page } from '@playwright/test'
import { quantile } from './statistics.ts'
import { start, withProfile } from './window.ts'

export interface BusyTimes {
  /** Milliseconds that main's event loop was late at p99, without and with an import. */
  delay: { idle: number; busy: number }
  /** Milliseconds from asking to the answer in the page. */
  list: number[]
  open: number[]
}

interface Api {
  openList: (request: object) => Promise<{ ok: boolean; value: { handle: number; first: { id: number }[] } }>
  closeList: (request: object) => Promise<unknown>
  openArticle: (request: object) => Promise<unknown>
  importState: (request: object) => Promise<{ value: unknown }>
}

export async function timeWhileImporting(corpus: string, library: string): Promise<BusyTimes> {
  return withProfile(async (profile) => {
    const { app, page } = await start(`--user-data-dir=${profile}`, '--library', library)
    const idle = await delayDuring(app, () => page.waitForTimeout(4_000))
    await drop(page, corpus)
    const list: number[] = []
    const open: number[] = []
    const busy = await delayDuring(app, async () => {
      for (let act = 0; act === 0 || (await isImporting(page)); act++) {
        const times = await ask(page)
        list.push(times.list)
        if (times.open !== null) open.push(times.open)
        await page.waitForTimeout(50)
      }
    })
    await app.close()
    return { delay: { idle, busy }, list, open }
  })
}

/** The p99 of main's own measure of how late its timers are, milliseconds. */
async function delayDuring(app: ElectronApplication, act: () => Promise<void>): Promise<number> {
  await app.evaluate(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks')
    const monitor = monitorEventLoopDelay({ resolution: 5 })
    monitor.enable()
    Object.assign(globalThis, { monitor })
  })
  await act()
  return app.evaluate(() => {
    const { monitor } = globalThis as unknown as {
      monitor: { disable: () => void; percentile: (p: number) => number }
    }
    monitor.disable()
    return monitor.percentile(99) / 1e6
  })
}

const ask = (page: Page): Promise<{ list: number; open: number | null }> =>
  page.evaluate(async () => {
    const { pressmark } = globalThis as unknown as { pressmark: Api }
    const filter = { facets: [], from: null, to: null, search: '', trash: false }
    const query = { filter, sort: { by: 'published', direction: 'descending' } }
    const begun = performance.now()
    const reply = await pressmark.openList({ query, count: 50 })
    const listed = performance.now()
    if (!reply.ok) throw new Error('the list could not be opened')
    const { handle, first } = reply.value
    const one = first[Math.floor(Math.random() * first.length)]
    if (one !== undefined) await pressmark.openArticle({ id: one.id })
    const opened = performance.now()
    await pressmark.closeList({ handle })
    return { list: listed - begun, open: one === undefined ? null : opened - listed }
  })

const isImporting = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const { pressmark } = globalThis as unknown as { pressmark: Api }
    return (await pressmark.importState({})).value !== null
  })

async function drop(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data })
  await session.detach()
  // Refused while the page stands still to be told the paths.
  while (!(await isImporting(page).catch(() => false))) await page.waitForTimeout(20)
}

export const busyRows = ({ delay, list, open }: BusyTimes) =>
  [
    ['main late, idle p99, ms', delay.idle],
    [
      'main late, importing, ms',
      delay.busy,
      `p99, ${(delay.busy / delay.idle).toFixed(2)} × idle (goal ≤ 2)`,
    ],
    ['list while importing, ms', quantile(list, 0.95), 'p95 (goal ≤ 100)'],
    ['open while importing, ms', quantile(open, 0.95), 'p95 (goal ≤ 100)'],
  ] as const
