/** Back and forward through searches, filters and sorts, by keys, mouse and menu; and a search copied as text. */
import type { ElectronApplication, Page } from '@playwright/test'
import { clipping, lighthouse, nightTrain, tea, write } from './clippings.ts'
import { chooseMenu } from './menu.ts'
import { article, articles, body, drop, expect, status, test } from './pressmark.ts'

const rows = (page: Page) => articles(page).getByRole('option')
const field = (page: Page) => page.getByRole('searchbox', { name: 'Search', exact: true })
const filler = (n: number): string =>
  clipping({
    ...tea,
    title: `Filler ${n}`,
    address: `https://filler.example/${n}`,
    body: `<p>Filling ${n}.</p>`,
  })
const clipboard = (app: ElectronApplication): Promise<string> =>
  app.evaluate((electron) => electron.clipboard.readText())

test('back and forward by keys, mouse and menu bring search, rows and article', async ({
  folder,
  launch,
}) => {
  const { app, page } = await launch()
  await drop(
    page,
    await write(folder, {
      '1.txt': clipping(lighthouse),
      '2.txt': clipping(nightTrain),
      '3.txt': clipping(tea),
    }),
  )
  await expect(rows(page)).toHaveCount(3)
  await article(page, tea.title).click()
  await expect(body(page).getByRole('heading', { level: 1 })).toHaveText(tea.title)

  await field(page).pressSequentially('train', { delay: 120 })
  await expect(rows(page)).toHaveCount(1)
  await article(page, nightTrain.title).click()
  await expect(body(page).getByRole('heading', { level: 1 })).toHaveText(nightTrain.title)
  await page.getByLabel('Sort by').selectOption({ label: 'Title' })
  await expect(rows(page)).toHaveCount(1)

  // All that was typed is one step.
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByLabel('Sort by')).not.toHaveValue('title')
  await expect(field(page)).toHaveValue('train')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(field(page)).toHaveValue('')
  await expect(rows(page)).toHaveCount(3)
  await expect(article(page, tea.title)).toHaveAttribute('aria-selected', 'true')
  await expect(body(page).getByRole('heading', { level: 1 })).toHaveText(tea.title)
  // There is nothing before.
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(rows(page)).toHaveCount(3)

  await page.keyboard.press('Alt+ArrowRight')
  await expect(field(page)).toHaveValue('train')
  await expect(body(page).getByRole('heading', { level: 1 })).toHaveText(nightTrain.title)
  await chooseMenu(app, 'View', 'Back')
  await expect(rows(page)).toHaveCount(3)
  await chooseMenu(app, 'View', 'Forward')
  await expect(rows(page)).toHaveCount(1)

  const side = (button: number): Promise<void> =>
    page.evaluate((button) => {
      document.body.dispatchEvent(new MouseEvent('mouseup', { button, bubbles: true, cancelable: true }))
    }, button)
  await side(3)
  await expect(rows(page)).toHaveCount(3)
  await side(4)
  await expect(rows(page)).toHaveCount(1)

  await chooseMenu(app, 'Edit', 'Copy Search as Text')
  await expect.poll(() => clipboard(app)).toBe('train')
})

test('a list that is gone back to is scrolled as it was', async ({ folder, launch }) => {
  const { page } = await launch()
  const files = Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`${n}.txt`, filler(n)]))
  await drop(page, await write(folder, files))
  await expect(status(page)).toContainText('200 added')
  await page.getByLabel('Sort by').selectOption({ label: 'Title' })
  await expect(article(page, 'Filler 0')).toBeVisible()
  await articles(page).focus()
  await page.keyboard.press('PageDown')
  await page.keyboard.press('PageDown')
  await page.keyboard.press('PageDown')
  const selected = articles(page).getByRole('option', { selected: true })
  await expect(selected).toBeVisible()
  const title = await selected.textContent()
  const scrolled = (): Promise<number> => articles(page).evaluate((list) => list.scrollTop)
  await expect.poll(scrolled).toBeGreaterThan(100)
  const before = await scrolled()

  await field(page).fill('"Filler 7"')
  await expect(rows(page)).toHaveCount(1)
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(field(page)).toHaveValue('')
  // To the row: lists begin with a whole one.
  await expect.poll(async () => Math.abs((await scrolled()) - before)).toBeLessThan(100)
  await expect(selected).toBeVisible()
  expect(await selected.textContent()).toBe(title)
})
