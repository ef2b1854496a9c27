/** Starts the built app in a real window, with a library and a profile of its own. */
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { PressmarkApi } from '../src/shared/contract.ts'

declare global {
  interface Window {
    readonly pressmark: PressmarkApi
  }
}

export const projectRoot = resolve(import.meta.dirname, '..')

export interface Launched {
  app: ElectronApplication
  page: Page
}

export interface LaunchOptions {
  library?: string
  /** Further arguments, such as files to open. */
  args?: string[]
  /** Another executable than the runtime's own; it is a packaged app unless `checkout` says otherwise. */
  executable?: string
  checkout?: boolean
  /** CommonJS that Electron runs before the app (`--require`), for what a system does or says by itself. */
  preload?: string
  env?: Record<string, string>
}

interface Fixtures {
  /** A folder for this test alone. */
  folder: string
  launch: (options?: LaunchOptions) => Promise<Launched>
}

export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from this pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'pressmark-e2e-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  },
  launch: async ({ folder }, use) => {
    const running = new Set<ElectronApplication>()
    await use(async (options = {}) => {
      const library = options.library ?? join(folder, 'library.pressmark')
      const preload = join(folder, 'preload.cjs')
      // Taken out of the arguments again, as Playwright's own is.
      const cleaned = 'process.argv.splice(process.argv.indexOf(__filename) - 1, 2)'
      if (options.preload) await writeFile(preload, `${cleaned}\n${options.preload}`)
      const app = await _electron.launch({
        ...(options.executable ? { executablePath: options.executable } : {}),
        args: [
          ...(options.preload ? ['--require', preload] : []),
          ...(options.executable && !options.checkout ? [] : [projectRoot]),
          `--user-data-dir=${join(folder, 'profile')}`,
          '--library',
          library,
          ...(options.args ?? []),
        ],
        env: { ...(process.env as Record<string, string>), ...options.env },
      })
      running.add(app)
      app.once('close', () => running.delete(app))
      const page = await app.firstWindow()
      await page.waitForURL((url) => url.pathname.endsWith('/index.html'))
      await page.getByRole('searchbox').waitFor()
      return { app, page }
    })
    for (const app of running) await app.close()
  },
})

export { expect } from '@playwright/test'
export { drop } from './drop.ts'

export const articles = (page: Page) => page.getByRole('listbox', { name: 'Articles' })
export const article = (page: Page, name: string | RegExp) => articles(page).getByRole('option', { name })
export const body = (page: Page) => page.frameLocator('iframe[title="Article"]')
const statusOf = (page: Page, region: string) =>
  page.getByRole('region', { name: region, exact: true }).getByRole('status')
/** How an import goes, or went. */
export const status = (page: Page) => statusOf(page, 'Import')
export const exportStatus = (page: Page) => statusOf(page, 'Export')
