/** Times the real window: start to first rows beside a bare window, filter changes, opening articles. */
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../tools/runtime/runtime.ts'

interface Started {
  app: ElectronApplication
  page: Page
  /** Milliseconds from the start of the process to the first painted rows. */
  toFirstRows: number
}

/** Milliseconds after which a window is taken to have started; the page's own clock says when it did. */
const startRest = 2_000

const bareWindow = join(projectRoot, 'bench/bare-window')

async function startWith(args: string[]): Promise<Started> {
  const begun = Date.now()
  const app = await _electron.launch({ args })
  const page = await app.firstWindow()
  await page.waitForURL((url) => url.pathname.endsWith('/index.html'))
  // Let alone until then: what a driver brings into the page takes as long as the start of the page itself.
  await new Promise((done) => setTimeout(done, startRest))
  const painted = await markTime(page, 'list-painted', 0)
  const origin = await page.evaluate(() => performance.timeOrigin)
  return { app, page, toFirstRows: origin + painted - begun }
}

/** Starts the app itself. */
export const start = (...args: string[]): Promise<Started> => startWith([projectRoot, ...args])

/** When the newest mark of this name was set, in the page's own clock; waits for one later than `after`. */
async function markTime(page: Page, name: string, after: number): Promise<number> {
  const handle = await page.waitForFunction(
    ([mark, since]) =>
      performance
        .getEntriesByName(mark)
        .map((entry) => entry.startTime)
        .filter((time) => time > since)
        .at(-1),
    [name, after] as const,
    { polling: 5 },
  )
  return (await handle.jsonValue()) as number
}

export async function withProfile<T>(use: (profile: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'pressmark-bench-'))
  try {
    return await use(join(folder, 'profile'))
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function startOnce(app: string, args: string[]): Promise<number> {
  return withProfile(async (profile) => {
    const started = await startWith([app, `--user-data-dir=${profile}`, ...args])
    await started.app.close()
    return started.toFirstRows
  })
}

/** Start times in milliseconds, taken in turns so that both meet the same weather. */
export async function timeStarts(
  library: string,
  rounds: number,
): Promise<{ bare: number[]; app: number[] }> {
  const bare: number[] = []
  const app: number[] = []
  for (let round = 0; round < rounds; round++) {
    bare.push(await startOnce(bareWindow, []))
    app.push(await startOnce(projectRoot, ['--library', library]))
  }
  return { bare, app }
}

/** Input event to painted pixels, in milliseconds. */
export async function timeUse(
  library: string,
  rounds: number,
): Promise<{ filter: number[]; open: number[] }> {
  return withProfile(async (profile) => {
    const { app, page } = await start(`--user-data-dir=${profile}`, '--library', library)
    await page.evaluate(() => {
      for (const type of ['click', 'keydown'])
        (globalThis as unknown as EventTarget).addEventListener(
          type,
          (event) => performance.mark('input', { startTime: event.timeStamp }),
          true,
        )
    })
    const timed = async (mark: string, act: () => Promise<void>): Promise<number> => {
      const before = await page.evaluate(() => performance.now())
      await act()
      const painted = await markTime(page, mark, before)
      return painted - (await markTime(page, 'input', before))
    }
    const filter: number[] = []
    const open: number[] = []
    const boxes = page.getByRole('group', { name: 'Sources' }).getByRole('checkbox')
    for (let round = 0; round < rounds; round++) {
      const box = boxes.nth(Math.floor(round / 2) % 8)
      filter.push(await timed('filter-painted', () => box.click()))
    }
    await page.getByRole('listbox', { name: 'Articles' }).focus()
    for (let round = 0; round < rounds; round++)
      open.push(await timed('article-painted', () => page.keyboard.press('ArrowDown')))
    await app.close()
    return { filter, open }
  })
}
