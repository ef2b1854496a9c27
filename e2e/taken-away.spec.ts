/** What is read, chosen or remembered when what it stands for goes away. */
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { clipping, lighthouse, nightTrain, tea, write } from './clippings.ts'
import { article, articles, body, drop, expect, test } from './pressmark.ts'

const files = {
  '1.txt': clipping(lighthouse),
  '2.txt': clipping(nightTrain),
  '3.txt': clipping(tea),
}

/** The name that the table of sources has for the one of `tea`. */
const teaSource = '港灣晨報'

const rows = (page: Page) => articles(page).getByRole('option')
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const title = (page: Page) => body(page).getByRole('heading', { level: 1 })
const frame = (page: Page) => page.locator('iframe[title="Article"]')
const actions = (page: Page) => page.getByRole('toolbar', { name: 'Article actions' })

async function filled(page: Page, folder: string, given: Record<string, string> = files): Promise<void> {
  await drop(page, await write(folder, given))
  await expect(rows(page)).toHaveCount(Object.keys(given).length)
}

/** Longer than the view state waits to be kept. */
const kept = (page: Page): Promise<void> => page.waitForTimeout(700)

/** The reader process stands still while something is asked of it, and then dies. */
async function dyingReader(app: ElectronApplication, ask: () => Promise<void>): Promise<void> {
  const signal = (name: 'SIGSTOP' | 'SIGKILL') =>
    app.evaluate(({ app }, signal) => {
      const reader = app.getAppMetrics().find(({ name }) => name?.includes('reader'))
      if (reader === undefined) throw new Error('there is no reader process')
      process.kill(reader.pid, signal)
    }, name)
  await signal('SIGSTOP')
  await ask()
  await signal('SIGKILL')
}

test('when all that is listed goes to the trash nothing is read; its undo brings the article back', async ({
  folder,
  launch,
}) => {
  const { page } = await launch()
  await filled(page, folder)
  await article(page, tea.title).click()
  await expect(title(page)).toHaveText(tea.title)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('Delete')
  await expect(rows(page)).toHaveCount(0)
  await expect(frame(page)).toBeHidden()
  await expect(actions(page)).toHaveCount(0)
  await button(page, 'Undo').click()
  await expect(rows(page)).toHaveCount(3)
  await expect(title(page)).toHaveText(tea.title)
  await expect(article(page, tea.title)).toHaveAttribute('aria-selected', 'true')
})

test('an article that a link led to stays open when what is listed goes', async ({ folder, launch }) => {
  const { page } = await launch()
  const linked = { ...nightTrain, body: `${nightTrain.body}<p><a href="${tea.address}">tea</a></p>` }
  const other = { ...lighthouse, body: '<p>A field of wheat.</p>' }
  await filled(page, folder, { '1.txt': clipping(linked), '2.txt': clipping(tea), '3.txt': clipping(other) })
  await page.getByRole('searchbox', { name: 'Search' }).fill('wheat')
  await expect(rows(page)).toHaveCount(2)
  await article(page, nightTrain.title).click()
  await body(page).getByRole('link', { name: 'tea' }).click()
  await expect(title(page)).toHaveText(tea.title)
  await articles(page).focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('Delete')
  await expect(page.getByText('No article fits')).toBeVisible()
  await expect(title(page)).toHaveText(tea.title)
  await expect(title(page)).toBeVisible()
})

test('a purged article is read no longer, and the next start is quiet about it', async ({
  folder,
  launch,
}) => {
  const first = await launch()
  await filled(first.page, folder)
  await article(first.page, tea.title).click()
  await first.page.keyboard.press('Delete')
  await expect(rows(first.page)).toHaveCount(2)
  await button(first.page, 'Trash').click()
  await article(first.page, tea.title).click()
  await expect(title(first.page)).toHaveText(tea.title)
  await kept(first.page)
  await button(first.page, 'Empty trash…').click()
  await first.page.getByRole('button', { name: 'Delete 1 article' }).click()
  await expect(first.page.getByText('The trash is empty').first()).toBeVisible()
  await expect(frame(first.page)).toBeHidden()
  await expect(actions(first.page)).toHaveCount(0)
  await kept(first.page)
  await first.app.close()

  const { page } = await launch()
  await button(page, 'Back to the library').first().click()
  await expect(rows(page)).toHaveCount(2)
  await expect(page.getByText('Choose an article to read it here')).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('an article that was open, and is not in the library any more, is no error', async ({
  folder,
  launch,
}) => {
  const library = join(folder, 'library.pressmark')
  const first = await launch({ library })
  await filled(first.page, folder)
  await article(first.page, tea.title).click()
  await expect(title(first.page)).toHaveText(tea.title)
  await kept(first.page)
  await first.app.close()
  for (const name of await readdir(folder))
    if (name.startsWith('library.pressmark')) await rm(join(folder, name))
  const { page } = await launch({ library })
  await expect(page.getByText('Nothing on the shelves yet')).toBeVisible()
  await filled(page, folder, { '2.txt': clipping(nightTrain) })
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(page.getByText('Choose an article to read it here')).toBeVisible()
})

test('merged sources are in the filter what they have become, also after a restart', async ({
  folder,
  launch,
}) => {
  const first = await launch()
  await filled(first.page, folder)
  const choose = (name: RegExp) =>
    first.page.getByRole('group', { name: 'Sources' }).getByRole('checkbox', { name })
  await choose(/lanternreview/).check()
  await expect(rows(first.page)).toHaveCount(1)
  await button(first.page, 'Manage…').click()
  const dialog = first.page.getByRole('dialog', { name: 'Sources' })
  for (const name of ['lanternreview.example', teaSource])
    await dialog.getByRole('checkbox', { name: `Choose ${name}` }).check()
  await dialog.getByLabel('Keep the name of').selectOption(teaSource)
  await dialog.getByRole('button', { name: 'Merge…' }).click()
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(dialog.getByText('lanternreview.example')).toHaveCount(0)
  await first.page.keyboard.press('Escape')

  const told = async (page: Page): Promise<void> => {
    await expect(rows(page)).toHaveCount(2)
    const chips = page.getByRole('group', { name: 'Filters in use' }).getByRole('button')
    await expect(chips).toHaveCount(2)
    await expect(chips.first()).toHaveAccessibleName(`Remove filter: ${teaSource}`)
    const boxes = page.getByRole('group', { name: 'Sources' }).getByRole('checkbox', { checked: true })
    await expect(boxes).toHaveCount(1)
  }
  await told(first.page)
  await kept(first.page)
  await first.app.close()
  await told((await launch()).page)
})

test('a chosen source keeps its name after a restart, though nothing of it passes', async ({
  folder,
  launch,
}) => {
  const first = await launch()
  await filled(first.page, folder)
  await first.page.getByRole('group', { name: 'Sources' }).getByRole('checkbox', { name: teaSource }).check()
  await first.page.getByRole('searchbox', { name: 'Search' }).fill('wheat')
  await expect(first.page.getByText('No article fits')).toBeVisible()
  await kept(first.page)
  await first.app.close()
  const { page } = await launch()
  await expect(button(page, `Remove filter: ${teaSource}`)).toBeVisible()
  await expect(button(page, `Without source ${teaSource}: 1 article`)).toBeVisible()
})

test('beside an empty list the sources say that they are of this list', async ({ folder, launch }) => {
  const { page } = await launch()
  const sources = page.getByRole('group', { name: 'Sources' })
  await expect(sources).toContainText('None yet')
  await filled(page, folder)
  await page.getByRole('searchbox', { name: 'Search' }).fill('zzz')
  await expect(rows(page)).toHaveCount(0)
  await expect(sources).toContainText('None in this list')
  await expect(sources).not.toContainText('None yet')
})

test('an article and its original are opened although the process that reads dies meanwhile', async ({
  folder,
  launch,
}) => {
  const { app, page } = await launch()
  await filled(page, folder)
  await dyingReader(app, () => article(page, tea.title).click())
  await expect(title(page)).toHaveText(tea.title)
  await expect(rows(page)).toHaveCount(3)
  await dyingReader(app, () => button(page, 'Show original').click())
  await expect(page.getByRole('region', { name: 'Original file' }).last()).toContainText('3.txt')
})

test('a link of a script is shown with its address, and leads nowhere', async ({ folder, launch }) => {
  const { app, page } = await launch()
  const body_ =
    '<p><a href="javascript:void(window.ran=1)">a script</a>, <a href="data:text/html,<b>x</b>">a page</a></p>' +
    '<img src="data:image/svg+xml,%3Csvg/%3E">'
  await filled(page, folder, { '1.txt': clipping({ ...tea, body: body_ }) })
  await article(page, tea.title).click()
  const link = body(page).getByRole('link', { name: 'a script' })
  await expect(link).toHaveAttribute('title', 'javascript:void(window.ran=1)')
  await expect(body(page).getByRole('link', { name: 'a page' })).toHaveAttribute('title', /^data:text\/html/)
  await expect(
    body(page).getByText('Image inside the file, damaged or of a kind that is not shown'),
  ).toBeVisible()
  await link.click()
  await expect(page.getByText('This link leads to no web page.')).toBeVisible()
  await link.press('Enter')
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
  expect(app.windows()).toHaveLength(1)
  await expect(title(page)).toHaveText(tea.title)
})
