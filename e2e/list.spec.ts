/** The list and what narrows it, as a person uses them; native dialogs are answered by the test. */
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { clipping, lighthouse, nightTrain, tea, write, type Clipping } from './clippings.ts'
import { article, articles, body, drop, expect, status, test } from './pressmark.ts'

const three = { '1.txt': clipping(lighthouse), '2.txt': clipping(nightTrain), '3.txt': clipping(tea) }

/** One article a day, the first the newest; titles sort the other way round. */
const day = (number: number, more: Partial<Clipping> = {}): Clipping => ({
  title: `Report ${String(900 - number)}`,
  address: `https://daily.example/report/${number}`,
  captured: '2024-07-01T08:00:00Z',
  published: new Date(Date.UTC(2024, 5, 30, 12) - number * 86_400_000).toISOString(),
  body: `<p>The report of the day, number ${number}.</p>`,
  ...more,
})

const days = (count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`${at}.txt`, clipping(day(at))]))

const rows = (page: Page) => articles(page).getByRole('option')
const selected = (page: Page) => articles(page).getByRole('option', { selected: true })
const selection = (page: Page) => page.getByRole('region', { name: 'Selection' })
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })

async function filled(page: Page, folder: string, files: Record<string, string>): Promise<void> {
  await drop(page, await write(folder, files))
  await expect(status(page)).toContainText(`${Object.keys(files).length} added`)
  await expect(page.getByText(`${Object.keys(files).length} articles`, { exact: true }).first()).toBeVisible()
}

const chooseMenu = (app: ElectronApplication, label: string): Promise<void> =>
  app.evaluate(({ Menu }, wanted) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? [])
    items?.find((item) => item.label === wanted)?.click()
  }, label)

test('the list is sorted by time or title, both ways', async ({ folder, launch }) => {
  const { page } = await launch()
  await filled(page, folder, three)
  await expect(rows(page).first()).toHaveAccessibleName(nightTrain.title)
  await button(page, /Newest first/).click()
  await expect(rows(page).first()).toHaveAccessibleName(tea.title)
  await page.getByLabel('Sort by').selectOption('Title')
  await expect(rows(page).first()).toHaveAccessibleName(nightTrain.title)
  await button(page, /A to Z/).click()
  await expect(rows(page).last()).toHaveAccessibleName(nightTrain.title)
  await page.getByLabel('Sort by').selectOption('Captured')
  await expect(rows(page).first()).toHaveAccessibleName(nightTrain.title)
})

test('rows show an excerpt and a mark for several captures, and fold to one line', async ({
  folder,
  launch,
}) => {
  const { page } = await launch()
  await filled(page, folder, three)
  await drop(
    page,
    await write(folder, {
      'again.txt': clipping({
        ...lighthouse,
        captured: '2021-04-05T10:00:00Z',
        body: `${lighthouse.body}<p>x</p>`,
      }),
    }),
  )
  await expect(article(page, lighthouse.title)).toHaveAccessibleDescription(/2 captures/)
  await expect(article(page, nightTrain.title)).toContainText('the last carriage is loaded')
  const before = (await article(page, nightTrain.title).boundingBox())?.height ?? 0
  await button(page, 'Compact rows').click()
  await expect(article(page, nightTrain.title)).not.toContainText('the last carriage is loaded')
  const after = (await article(page, nightTrain.title).boundingBox())?.height ?? 0
  expect(after).toBeLessThan(before / 2)
  await expect(article(page, nightTrain.title)).toHaveAccessibleDescription(/2023/)
})

test('one and many articles are selected with the mouse and the keyboard', async ({ folder, launch }) => {
  const { page } = await launch()
  await filled(page, folder, days(30))
  await rows(page).nth(1).click()
  await expect(selection(page)).toContainText('1 selected')
  await expect(body(page).getByText('number 1.')).toBeVisible()
  await rows(page)
    .nth(3)
    .click({ modifiers: ['ControlOrMeta'] })
  await expect(selection(page)).toContainText('2 selected')
  await rows(page)
    .nth(5)
    .click({ modifiers: ['Shift'] })
  await expect(selection(page)).toContainText('3 selected')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(selected(page)).toHaveCount(4)
  await expect(body(page).getByText('number 1.')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+a')
  await expect(selection(page)).toContainText('30 selected')
  await button(page, 'Clear selection').click()
  await expect(selection(page)).toContainText('1 selected')
})

test('what is selected stays so, and is drawn on from its beginning, when new articles come in above it', async ({
  folder,
  launch,
}) => {
  const { page } = await launch()
  await filled(page, folder, days(30))
  await rows(page).nth(1).click()
  await rows(page)
    .nth(3)
    .click({ modifiers: ['ControlOrMeta'] })
  await expect(selection(page)).toContainText('2 selected')
  await drop(page, await write(folder, { 'new.txt': clipping(day(-1)), 'newer.txt': clipping(day(-2)) }))
  await expect(rows(page).first()).toHaveAccessibleName(day(-2).title)
  await expect(selected(page)).toHaveCount(2)
  await expect(rows(page).nth(3)).toHaveAttribute('aria-selected', 'true')
  await expect(rows(page).nth(5)).toHaveAttribute('aria-selected', 'true')
  await rows(page)
    .nth(7)
    .click({ modifiers: ['Shift'] })
  await expect(selection(page)).toContainText('3 selected')
  await expect(rows(page).nth(4)).toHaveAttribute('aria-selected', 'false')
})

test('what goes to the trash comes back by its undo, by button or key', async ({ folder, launch }) => {
  const { page } = await launch()
  await filled(page, folder, three)
  await rows(page).first().click()
  await rows(page)
    .nth(1)
    .click({ modifiers: ['Shift'] })
  await page.keyboard.press('Delete')
  await expect(page.getByText('2 articles moved to the trash')).toBeVisible()
  await expect(rows(page)).toHaveCount(1)
  await button(page, 'Undo').click()
  await expect(rows(page)).toHaveCount(3)
  await rows(page).first().click()
  await button(page, 'Move to trash').click()
  await expect(rows(page)).toHaveCount(2)
  await expect(selected(page)).toHaveCount(1)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(rows(page)).toHaveCount(3)
})

test('the trash gives articles back, and lets them go only after saying what goes', async ({
  folder,
  launch,
}) => {
  const { app, page } = await launch()
  await filled(page, folder, three)
  await rows(page).first().click()
  await page.keyboard.press('ControlOrMeta+a')
  await chooseMenu(app, 'Move to Trash')
  await expect(page.getByText('Every article is in the trash')).toBeVisible()
  await button(page, 'Open the trash').click()
  await expect(page.getByRole('heading', { name: 'Trash', exact: true })).toBeVisible()
  await expect(rows(page)).toHaveCount(3)

  await article(page, tea.title).click()
  await button(page, 'Restore').click()
  await expect(rows(page)).toHaveCount(2)

  await article(page, lighthouse.title).click()
  await page.keyboard.press('Delete')
  const question = page.getByRole('dialog', { name: 'Delete for good?' })
  await expect(question).toContainText(/1 article with 1 capture, \d+ bytes of original files/)
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  await expect(rows(page)).toHaveCount(2)

  await button(page, 'Empty trash…').click()
  await expect(question).toContainText('2 articles with 2 captures')
  await question.getByRole('button', { name: 'Delete 2 articles' }).click()
  await expect(page.getByText('The trash is empty')).toBeVisible()
  await button(page, 'Back to the library').first().click()
  await expect(rows(page)).toHaveCount(1)
  await expect(article(page, tea.title)).toBeVisible()
})

test('the originals of a selection are exported, and the window says where to', async ({
  folder,
  launch,
}) => {
  const { app, page } = await launch()
  await filled(page, join(folder, 'in'), three)
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, folder)
  await article(page, tea.title).click()
  await article(page, nightTrain.title).click({ modifiers: ['ControlOrMeta'] })
  await button(page, 'Export originals…').click()
  await expect(page.getByText(/^Exported 2 originals/)).toBeVisible()
  const exported = (await readdir(folder)).find((name) => name.startsWith('Pressmark export'))
  const names = await readdir(join(folder, exported ?? ''))
  expect(names).toEqual(expect.arrayContaining(['2.txt', '3.txt']))
  expect(names).not.toContain('1.txt')
})

test('a copy of the library is saved from the menu, and the window says so', async ({ folder, launch }) => {
  const { app, page } = await launch()
  await filled(page, folder, three)
  const copy = join(folder, 'copy.pressmark')
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path })
  }, copy)
  await chooseMenu(app, 'Save a Copy of the Library…')
  await expect(page.getByText('Saved a checked copy: 3 articles, copy.pressmark')).toBeVisible()
  expect(existsSync(copy)).toBe(true)
})

test('each filter has a chip that removes it, and one button removes them all', async ({
  folder,
  launch,
}) => {
  const { page } = await launch({ env: { TZ: 'UTC' } })
  await filled(page, folder, three)
  await page
    .getByRole('group', { name: 'Sources' })
    .getByRole('checkbox', { name: /lantern/i })
    .check()
  await page.getByLabel('From', { exact: true }).fill('2023-11-01')
  await page.getByRole('searchbox', { name: 'Search' }).fill('wheat')
  await expect(rows(page)).toHaveCount(1)
  const chips = page
    .getByRole('group', { name: 'Filters in use' })
    .getByRole('button', { name: /^Remove filter/ })
  await expect(chips).toHaveCount(3)
  await button(page, 'Remove filter: “wheat”').click()
  await expect(page.getByRole('searchbox', { name: 'Search' })).toHaveValue('')
  await button(page, 'Remove filter: since Nov 1, 2023').click()
  await expect(page.getByLabel('From', { exact: true })).toHaveValue('')
  await expect(rows(page)).toHaveCount(1)
  await button(page, 'Clear all').click()
  await expect(rows(page)).toHaveCount(3)
  await expect(chips).toHaveCount(0)
})

test('presets, years and months choose days, and take them away again', async ({ folder, launch }) => {
  const today = new Date()
  const ago = (count: number): string => new Date(today.getTime() - count * 86_400_000).toISOString()
  const { page } = await launch({ env: { TZ: 'UTC' } })
  await filled(page, folder, {
    ...three,
    'today.txt': clipping(day(1, { title: 'Of today', published: ago(0) })),
    'week.txt': clipping(day(2, { title: 'Of this week', published: ago(6) })),
    'month.txt': clipping(day(3, { title: 'Of these weeks', published: ago(29) })),
  })
  for (const [name, count] of [
    ['Today', 1],
    ['7 days', 2],
    ['30 days', 3],
  ] as const) {
    await button(page, name).click()
    await expect(rows(page)).toHaveCount(count)
  }
  await button(page, '30 days').click()
  await expect(rows(page)).toHaveCount(6)

  await button(page, '2021, 1 article').click()
  await expect(article(page, lighthouse.title)).toBeVisible()
  await expect(rows(page)).toHaveCount(1)
  await expect(page.getByLabel('To', { exact: true })).toHaveValue('2021-12-31')
  await button(page, 'Months of 2021').click()
  const march = button(page, 'March 2021, 1 article')
  await march.click()
  await expect(march).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByLabel('To', { exact: true })).toHaveValue('2021-03-31')
  await march.click()
  await expect(rows(page)).toHaveCount(6)
})

test('an empty result says which filter to relax, best first', async ({ folder, launch }) => {
  const { page } = await launch({ env: { TZ: 'UTC' } })
  await filled(page, folder, {
    ...three,
    'more.txt': clipping(
      day(1, { address: 'https://lanternreview.example/more', title: 'More of the lantern' }),
    ),
  })
  await page
    .getByRole('group', { name: 'Sources' })
    .getByRole('checkbox', { name: /lantern/i })
    .check()
  await page.getByRole('searchbox', { name: 'Search' }).fill('燈塔')
  await expect(page.getByText('No article fits')).toBeVisible()
  const offers = page.getByRole('button', { name: /^Without/ })
  await expect(offers).toHaveText([/Without “燈塔”: 2 articles/, /Without source .+: 1 article/])
  await offers.nth(1).click()
  await expect(article(page, lighthouse.title)).toBeVisible()
})

test('a source among many is found, renamed and merged', async ({ folder, launch }) => {
  const { page } = await launch()
  await filled(
    page,
    folder,
    Object.fromEntries(
      Array.from({ length: 15 }, (_, at) => [
        `${at}.txt`,
        clipping(day(at, { address: `https://paper${at}.example/story/${at}` })),
      ]),
    ),
  )
  const sources = page.getByRole('group', { name: 'Sources' })
  await page.getByRole('searchbox', { name: 'Find a source' }).fill('PAPER11')
  await expect(sources.getByRole('checkbox')).toHaveCount(1)
  await page.getByRole('searchbox', { name: 'Find a source' }).fill('')

  await button(page, 'Manage…').click()
  const dialog = page.getByRole('dialog', { name: 'Sources' })
  await dialog.getByRole('searchbox').fill('paper11')
  await dialog.getByRole('button', { name: 'Rename paper11.example' }).click()
  await dialog.getByLabel('New name').fill('The Eleventh')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('The Eleventh', { exact: true })).toBeVisible()
  await dialog.getByRole('searchbox').fill('')
  await dialog.getByRole('checkbox', { name: 'Choose The Eleventh' }).check()
  await dialog.getByRole('checkbox', { name: 'Choose paper12.example' }).check()
  await dialog.getByLabel('Keep the name of').selectOption('The Eleventh')
  await dialog.getByRole('button', { name: 'Merge…' }).click()
  await expect(dialog).toContainText('Merge 1 source into The Eleventh?')
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(dialog.getByText('paper12.example')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await sources.getByRole('checkbox', { name: /The Eleventh/ }).check()
  await expect(rows(page)).toHaveCount(2)
})

test('the window comes back as it was left', async ({ folder, launch }) => {
  const first = await launch({ env: { TZ: 'UTC' } })
  await filled(first.page, folder, days(60))
  const sort = first.page.getByLabel('Sort by')
  await sort.selectOption('Title')
  await first.page.getByLabel('To', { exact: true }).fill('2024-06-20')
  await expect(first.page.getByText('50 articles', { exact: true })).toBeVisible()
  const edge = first.page.getByRole('separator', { name: 'Width of the list' })
  await edge.focus()
  for (let press = 0; press < 3; press++) await first.page.keyboard.press('ArrowRight')
  const width = (await edge.getAttribute('aria-valuenow')) ?? ''
  await articles(first.page).evaluate((list) => (list.scrollTop = 96 * 20))
  await article(first.page, 'Report 863').click()
  await expect(body(first.page).getByText('number 37.')).toBeVisible()
  await first.page.waitForTimeout(600)
  await first.app.close()

  const { page } = await launch({ env: { TZ: 'UTC' } })
  await expect(page.getByText('50 articles', { exact: true })).toBeVisible()
  await expect(page.getByLabel('To', { exact: true })).toHaveValue('2024-06-20')
  await expect(page.getByLabel('Sort by')).toHaveValue('title')
  await expect(body(page).getByText('number 37.')).toBeVisible()
  await expect(selected(page)).toHaveAccessibleName('Report 863')
  await expect.poll(() => articles(page).evaluate((list) => list.scrollTop)).toBe(96 * 20)
  await expect(page.getByRole('separator', { name: 'Width of the list' })).toHaveAttribute(
    'aria-valuenow',
    width,
  )
})

test('a narrow window has the filters over the list, and room for the article', async ({
  folder,
  launch,
}) => {
  const { page } = await launch()
  await filled(page, folder, three)
  for (const width of [800, 640]) {
    await page.setViewportSize({ width, height: 600 })
    await expect(page.getByRole('group', { name: 'Sources' })).toBeHidden()
    await button(page, /^Filters/).click()
    await expect(page.getByRole('group', { name: 'Sources' })).toBeVisible()
    await button(page, /^Filters/).click()
    const box = await page.locator('iframe[title="Article"]').boundingBox()
    expect(box?.width).toBeGreaterThanOrEqual(319)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  }
})
