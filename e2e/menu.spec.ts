/** Each entry of the application's menu does in the window what it says. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { freePort, valueInShell } from './by-itself.ts'
import { clipping, lighthouse, nightTrain, tea, write } from './clippings.ts'
import { answerOpen, answerSave, dialogsSeen } from './dialogs.ts'
import { chooseMenu, menuEntries } from './menu.ts'
import {
  article,
  articles,
  body,
  drop,
  expect,
  exportStatus,
  projectRoot,
  status,
  test,
} from './pressmark.ts'

interface Scene {
  app: ElectronApplication
  page: Page
  folder: string
}

/** In this order: a later entry finds what the earlier ones left. */
const entries: Record<string, (scene: Scene) => Promise<void>> = {
  'File > Import Files…': async ({ app, page, folder }) => {
    await answerOpen(app, ...(await write(folder, { 'one.txt': clipping(lighthouse) })))
    await chooseMenu(app, 'File', 'Import Files…')
    await expect(article(page, lighthouse.title)).toBeVisible()
    await expect(status(page)).toContainText('1 added')
  },
  'File > Import Folder…': async ({ app, page, folder }) => {
    await write(join(folder, 'in'), { 'two.txt': clipping(nightTrain), 'three.txt': clipping(tea) })
    await answerOpen(app, join(folder, 'in'))
    await chooseMenu(app, 'File', 'Import Folder…')
    await expect(articles(page).getByRole('option')).toHaveCount(3)
  },
  'File > Try Without Importing > Files…': async ({ app, page, folder }) => {
    await answerOpen(app, ...(await write(folder, { 'tried.txt': clipping(tea) })))
    await chooseMenu(app, 'File', 'Try Without Importing', 'Files…')
    await expectTried(page, '1 duplicate')
  },
  'File > Try Without Importing > Folder…': async ({ app, page, folder }) => {
    await write(join(folder, 'try'), { 'a.txt': clipping({ ...tea, address: 'https://tea.example/other' }) })
    await answerOpen(app, join(folder, 'try'))
    await chooseMenu(app, 'File', 'Try Without Importing', 'Folder…')
    await expectTried(page, '1 added')
    await expect(articles(page).getByRole('option')).toHaveCount(3)
  },
  'File > Past Imports': async ({ app, page }) => {
    await chooseMenu(app, 'File', 'Past Imports')
    const dialog = page.getByRole('dialog', { name: 'Past imports' })
    await expect(dialog.getByRole('button', { name: /files?, finished/ })).toHaveCount(2)
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  },
  'File > Watched Folders…': async ({ app, page }) => {
    await chooseMenu(app, 'File', 'Watched Folders…')
    const dialog = page.getByRole('dialog', { name: 'Watched folders' })
    await expect(dialog.getByText('No folder is watched yet.')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  },
  'File > Open Library…': async ({ app, page, folder }) => {
    await answerOpen(app, join(folder, 'one.txt'))
    await chooseMenu(app, 'File', 'Open Library…')
    await expect(page.getByText('This file is not a Pressmark library.')).toBeVisible()
    expect(await dialogsSeen(app)).toBe(1)
    await expect(articles(page).getByRole('option')).toHaveCount(3)
  },
  'File > Save a Copy of the Library…': async ({ app, page, folder }) => {
    await answerSave(app, join(folder, 'copy.pressmark'))
    await chooseMenu(app, 'File', 'Save a Copy of the Library…')
    await expect(page.getByText('Saved a checked copy: 3 articles, copy.pressmark')).toBeVisible()
    expect(existsSync(join(folder, 'copy.pressmark'))).toBe(true)
  },
  'File > Export All Originals…': async ({ app, page, folder }) => {
    await answerOpen(app, folder)
    await chooseMenu(app, 'File', 'Export All Originals…')
    await expect(exportStatus(page)).toContainText('Exported 3 originals')
    expect((await readdir(folder)).filter((name) => name.startsWith('Pressmark export'))).toHaveLength(1)
  },
  'File > Settings…': async ({ app, page }) => {
    await chooseMenu(app, 'File', 'Settings…')
    const dialog = page.getByRole('dialog', { name: 'Settings' })
    await expect(dialog.getByText('Up to date')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  },
  'Edit > Find': async ({ app, page }) => {
    await chooseMenu(app, 'Edit', 'Find')
    await expect(page.getByRole('searchbox', { name: 'Search', exact: true })).toBeFocused()
  },
  'View > Back': async ({ app, page }) => {
    await page.getByRole('searchbox', { name: 'Search', exact: true }).fill('nowhere')
    await expect(articles(page).getByRole('option')).toHaveCount(0)
    await chooseMenu(app, 'View', 'Back')
    await expect(articles(page).getByRole('option')).toHaveCount(3)
  },
  'View > Forward': async ({ app, page }) => {
    await chooseMenu(app, 'View', 'Forward')
    await expect(articles(page).getByRole('option')).toHaveCount(0)
  },
  'Edit > Copy Search as Text': async ({ app, page }) => {
    await chooseMenu(app, 'Edit', 'Copy Search as Text')
    await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toBe('nowhere')
    await page.getByRole('searchbox', { name: 'Search', exact: true }).fill('')
    await expect(articles(page).getByRole('option')).toHaveCount(3)
  },
  'View > Show Original': async ({ app, page }) => {
    await article(page, nightTrain.title).click()
    await expect(body(page).getByText('At ten past eleven')).toBeVisible()
    await chooseMenu(app, 'View', 'Show Original')
    await expect(page.getByText('------')).toBeVisible()
    await chooseMenu(app, 'View', 'Show Original')
    await expect(page.getByText('------')).toHaveCount(0)
  },
  'Edit > Move to Trash': async ({ app, page }) => {
    await article(page, nightTrain.title).click()
    await chooseMenu(app, 'Edit', 'Move to Trash')
    await expect(articles(page).getByRole('option')).toHaveCount(2)
    await expect(article(page, nightTrain.title)).toHaveCount(0)
  },
  'View > Trash': async ({ app, page }) => {
    await chooseMenu(app, 'View', 'Trash')
    await expect(article(page, nightTrain.title)).toBeVisible()
    await expect(articles(page).getByRole('option')).toHaveCount(1)
    await chooseMenu(app, 'View', 'Trash')
    await expect(articles(page).getByRole('option')).toHaveCount(2)
  },
  'View > Manage Sources': async ({ app, page }) => {
    await chooseMenu(app, 'View', 'Manage Sources')
    const dialog = page.getByRole('dialog', { name: 'Sources' })
    await expect(dialog.getByText('harbourpost.example').first()).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  },
  'View > Coverage': async ({ app, page }) => {
    await chooseMenu(app, 'View', 'Coverage')
    const dialog = page.getByRole('dialog', { name: 'Coverage' })
    await expect(dialog.getByText('The Harbour Post')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  },
  'View > Theme > Dark': async (scene) => expectTheme(scene, 'Dark', 'dark'),
  'View > Theme > Light': async (scene) => expectTheme(scene, 'Light', 'light'),
  'View > Theme > As the system': async (scene) => expectTheme(scene, 'As the system', 'system'),
  'Help > Keyboard Shortcuts': async ({ app, page }) => {
    await chooseMenu(app, 'Help', 'Keyboard Shortcuts')
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  },
}

async function expectTried(page: Page, outcome: string): Promise<void> {
  const tried = page.getByRole('dialog', { name: 'What an import would do' })
  await expect(tried.getByRole('listitem').first()).toHaveText(outcome)
  await page.keyboard.press('Escape')
  await expect(tried).toHaveCount(0)
}

const themeSource = (app: ElectronApplication): Promise<string> =>
  app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)
const checkedTheme = async (app: ElectronApplication): Promise<string[]> =>
  (await menuEntries(app)).filter(({ checked }) => checked).map(({ path }) => path)
const prefersDark = (page: Page): Promise<boolean> =>
  page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
async function expectTheme({ app, page }: Pick<Scene, 'app' | 'page'>, label: string, source: string) {
  await chooseMenu(app, 'View', 'Theme', label)
  await expect.poll(() => themeSource(app)).toBe(source)
  if (source !== 'system') await expect.poll(() => prefersDark(page)).toBe(source === 'dark')
  expect(await checkedTheme(app)).toEqual([`View > Theme > ${label}`])
  await page.getByRole('button', { name: 'View', exact: true }).click()
  await expect(page.getByRole('radio', { name: label })).toBeChecked()
  await page.keyboard.press('Escape')
}

test('every entry of the menu that is not the system’s own does what it says', async ({ folder, launch }) => {
  const { app, page } = await launch()
  const products = (await menuEntries(app)).filter(({ isOurs }) => isOurs).map(({ path }) => path)
  expect(products.toSorted()).toEqual(Object.keys(entries).toSorted())
  for (const [path, check] of Object.entries(entries))
    await test.step(path, () => check({ app, page, folder }))
})

test('a fixed theme is there again after a restart, in main, menu and page', async ({ folder, launch }) => {
  const first = await launch()
  const executable = await first.app.evaluate(() => process.execPath)
  await expectTheme(first, 'Dark', 'dark')
  await first.app.close()

  const port = await freePort()
  const app = spawn(
    executable,
    [
      projectRoot,
      `--user-data-dir=${join(folder, 'profile')}`,
      `--remote-debugging-port=${port}`,
      '--library',
      join(folder, 'library.pressmark'),
    ],
    { stdio: 'ignore' },
  )
  const ended = once(app, 'exit')
  try {
    await expect
      .poll(() => valueInShell(port, `matchMedia('(prefers-color-scheme: dark)').matches`))
      .toBe(true)
    expect(await valueInShell(port, `matchMedia('(prefers-color-scheme: light)').matches`)).toBe(false)
    await expect
      .poll(() => valueInShell(port, 'getComputedStyle(document.body).backgroundColor'))
      .toBe('rgb(25, 23, 20)')
  } finally {
    app.kill('SIGTERM')
    await ended
  }

  const driven = await launch()
  expect(await themeSource(driven.app)).toBe('dark')
  expect(await checkedTheme(driven.app)).toEqual(['View > Theme > Dark'])
})

test('the theme chosen in the window is checked in the menu', async ({ launch }) => {
  const { app, page } = await launch()
  expect(await checkedTheme(app)).toEqual(['View > Theme > As the system'])
  await page.getByRole('button', { name: 'View', exact: true }).click()
  await page.getByRole('radio', { name: 'Dark' }).check()
  await expect.poll(() => checkedTheme(app)).toEqual(['View > Theme > Dark'])
})

test('without a window, as on macOS, an entry opens one first', async ({ folder, launch }) => {
  const { app, page } = await launch()
  await drop(page, await write(folder, { 'one.txt': clipping(lighthouse) }))
  await expect(article(page, lighthouse.title)).toBeVisible()
  await app.evaluate(({ BrowserWindow }) => {
    Object.defineProperty(process, 'platform', { value: 'darwin' })
    BrowserWindow.getAllWindows()[0]?.close()
  })
  await expect.poll(() => app.windows().length).toBe(0)
  await chooseMenu(app, 'Help', 'Keyboard Shortcuts')
  const next = await app.waitForEvent('window')
  await next.waitForURL((url) => url.pathname.endsWith('/index.html'))
  await expect(next.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await app.evaluate(() => void Object.defineProperty(process, 'platform', { value: 'linux' }))
})
