/** Starts, second starts, and files that come with them. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { clipping, lighthouse, nightTrain, tea, write } from './clippings.ts'
import { article, articles, expect, projectRoot, test } from './pressmark.ts'

/** Starts the app once more beside a running one, as a double click does; gives its exit code. */
async function startAgain(app: ElectronApplication, args: string[]): Promise<number | null> {
  const executable = await app.evaluate(() => process.execPath)
  const again = spawn(executable, [projectRoot, ...args], { stdio: 'ignore' })
  const late = setTimeout(() => again.kill('SIGKILL'), 20_000)
  return new Promise((resolve) =>
    again.once('exit', (code) => {
      clearTimeout(late)
      resolve(code)
    }),
  )
}

test('files named on the command line are imported at the start', async ({ folder, launch }) => {
  const paths = await write(folder, { 'one.txt': clipping(lighthouse), 'two.txt': clipping(tea) })
  const { page } = await launch({ args: paths })
  await expect(articles(page).getByRole('option')).toHaveCount(2)
})

test('a second start with the same library hands its files to the first and ends', async ({
  folder,
  launch,
}) => {
  const library = join(folder, 'library.pressmark')
  const [one, two] = await write(folder, { 'one.txt': clipping(lighthouse), 'two.txt': clipping(nightTrain) })
  const { app, page } = await launch({ library, args: [one as string] })
  await expect(articles(page).getByRole('option')).toHaveCount(1)
  const data = `--user-data-dir=${join(folder, 'profile')}`
  expect(await startAgain(app, [data, '--library', library, two as string])).toBe(0)
  await expect(article(page, nightTrain.title)).toBeVisible()
  expect(app.windows()).toHaveLength(1)
})

test('a second start with another library gets its own window, and each keeps its own', async ({
  folder,
  launch,
}) => {
  const [one, two] = await write(folder, { 'one.txt': clipping(lighthouse), 'two.txt': clipping(nightTrain) })
  const first = await launch({ library: join(folder, 'first.pressmark'), args: [one as string] })
  const second = await launch({ library: join(folder, 'second.pressmark'), args: [two as string] })
  await expect(articles(first.page).getByRole('option')).toHaveCount(1)
  await expect(article(first.page, lighthouse.title)).toBeVisible()
  await expect(articles(second.page).getByRole('option')).toHaveCount(1)
  await expect(article(second.page, nightTrain.title)).toBeVisible()
})

test('a file that the system asks to open is imported', async ({ folder, launch }) => {
  const [one] = await write(folder, { 'one.txt': clipping(lighthouse) })
  const { app, page } = await launch()
  await app.evaluate(({ app }, path) => app.emit('open-file', { preventDefault: () => {} }, path), one)
  await expect(article(page, lighthouse.title)).toBeVisible()
})

test('a file that the system asks to open before the app is ready is imported, too', async ({
  folder,
  launch,
}) => {
  const [one = '', two = ''] = await write(folder, {
    'one.txt': clipping(lighthouse),
    'two.txt': clipping(nightTrain),
  })
  // As soon as anybody listens, which is long before Chromium has started.
  const preload = `const { app } = require('electron')
    app.on('newListener', (event) => {
      if (event !== 'open-file' || globalThis.asked) return
      globalThis.asked = { taken: 0 }
      setImmediate(() => {
        globalThis.asked.wasReady = app.isReady()
        app.emit('open-file', { preventDefault: () => globalThis.asked.taken++ }, ${JSON.stringify(one)})
      })
    })`
  const { app, page } = await launch({ preload, args: [two] })
  await expect(article(page, lighthouse.title)).toBeVisible()
  await expect(articles(page).getByRole('option')).toHaveCount(2)
  expect(await app.evaluate(() => (globalThis as { asked?: unknown }).asked)).toEqual({
    taken: 1,
    wasReady: false,
  })
})

test('the window comes back where it was left', async ({ launch }) => {
  const first = await launch()
  await first.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ width: 1010, height: 690 }),
  )
  await expect.poll(() => first.page.evaluate(() => window.innerWidth)).toBeLessThan(1011)
  const [width, height] = await first.app.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getSize() ?? [],
  )
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await first.app.waitForEvent('close').catch(() => {})
  const second = await launch()
  const size = await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getSize())
  expect(size).toEqual([width, height])
})
