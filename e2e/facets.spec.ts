/** What narrows the list by counts: facets, the timeline, the coverage of sources. */
import type { Page } from '@playwright/test'
import { clipping, lighthouse, nightTrain, tea, write, type Clipping } from './clippings.ts'
import { chooseMenu } from './menu.ts'
import { articles, drop, expect, status, test } from './pressmark.ts'

const rows = (page: Page) => articles(page).getByRole('option')
/** The list draws only what is in sight; its number stands above it. */
const expectArticles = (page: Page, count: number) =>
  expect(
    page.locator('#list .bar').getByText(`${count} article${count === 1 ? '' : 's'}`, { exact: true }),
  ).toBeVisible()
const articleCount = async (page: Page): Promise<number> =>
  parseInt(await page.locator('#list .bar p').innerText())
const expectFewer = (page: Page, than: number) => expect.poll(() => articleCount(page)).toBeLessThan(than)
const facet = (page: Page, name: string) => page.getByRole('group', { name, exact: true })
const value = (page: Page, kind: string, name: string | RegExp) =>
  facet(page, kind).getByRole('checkbox', { name })
const unfold = (page: Page, name: string) =>
  facet(page, name).getByRole('button', { name, exact: true }).click()
const timeline = (page: Page) => page.getByRole('slider', { name: 'Timeline' })
const from = (page: Page) => page.getByLabel('From', { exact: true })
const to = (page: Page) => page.getByLabel('To', { exact: true })

const topic = (name: string): string => `<span data-type="AUTO_TOPIC" data-id="1">${name}</span>`

/** Three sources, five years; topics and authors in two scripts. */
const report = (at: number, more: Partial<Clipping> = {}): Clipping => ({
  title: `Report ${at}`,
  address: `https://paper${at % 3}.example/report/${at}`,
  captured: '2024-07-01T08:00:00Z',
  published: `${2018 + (at % 5)}-0${1 + (at % 6)}-15T12:00:00Z`,
  byline: at % 2 === 0 ? 'Mara Ellison' : '陳海藍',
  body: `<p>The report of ${at % 4 === 0 ? 'wheat' : 'barley'}, in ${topic(at % 2 === 0 ? 'Harvest' : '燈塔')}.</p>`,
  ...more,
})

async function filled(page: Page, folder: string, made: Clipping[]): Promise<void> {
  await drop(
    page,
    await write(folder, Object.fromEntries(made.map((one, at) => [`${at}.txt`, clipping(one)]))),
  )
  await expect(status(page)).toContainText(`${made.length} added`)
  await expect(rows(page).first()).toBeVisible()
}

const reports = Array.from({ length: 30 }, (_, at) => report(at))

test('values are wanted by a click and left out by Alt-click or the minus key, several at once', async ({
  folder,
  launch,
}) => {
  const { page } = await launch({ env: { TZ: 'UTC' } })
  await filled(page, folder, reports)
  const harvest = value(page, 'Topics', /Harvest/)
  await expect(harvest).toHaveAccessibleName('Harvest 15')
  await harvest.check()
  await expectArticles(page, 15)
  // A kind is counted without what is chosen of it.
  await expect(value(page, 'Topics', /燈塔/)).toHaveAccessibleName('燈塔 15')
  await expect(value(page, 'Sources', /paper1/)).toHaveAccessibleName('paper1.example 5')

  const paper1 = value(page, 'Sources', /paper1/)
  await facet(page, 'Sources')
    .getByText('paper1.example')
    .click({ modifiers: ['Alt'] })
  await expectArticles(page, 10)
  await expect(paper1).toHaveAccessibleName('paper1.example left out 5')
  await expect(paper1).toBeChecked({ indeterminate: true })
  await expect(page.getByRole('button', { name: 'Remove filter: not paper1.example' })).toBeVisible()

  await value(page, 'Sources', /paper2/).focus()
  await page.keyboard.press('-')
  await expectArticles(page, 5)
  await expect(value(page, 'Sources', /paper2/)).toBeFocused()
  await page.keyboard.press('-')
  await expectArticles(page, 10)
  await expect(value(page, 'Sources', /paper2/)).not.toBeChecked()
  await page.keyboard.press('Space')
  await expectArticles(page, 5)
  // What was left out is wanted when it is clicked.
  await paper1.click()
  await expect(paper1).toBeChecked()
  await expectArticles(page, 10)
})

test('authors, languages, formats and imports unfold, and stay so', async ({ folder, launch }) => {
  const first = await launch({ env: { TZ: 'UTC' } })
  await filled(first.page, folder, [...reports.slice(0, 4), lighthouse, nightTrain, tea])
  for (const kind of ['Authors', 'Languages', 'Formats', 'Imports']) {
    await expect(facet(first.page, kind).getByRole('checkbox')).toHaveCount(0)
    await unfold(first.page, kind)
    await expect(facet(first.page, kind).getByRole('checkbox').first()).toBeVisible()
  }
  await expect(value(first.page, 'Formats', 'Clipping 7')).toBeVisible()
  await expect(value(first.page, 'Languages', /Chinese/).first()).toBeVisible()
  await expect(value(first.page, 'Imports', /20\d\d.+ 7$/)).toBeVisible()
  await value(first.page, 'Authors', /Mara Ellison/).check()
  await expectArticles(first.page, 3)
  await unfold(first.page, 'Topics')
  await first.page.waitForTimeout(700)
  await first.app.close()

  const { page } = await launch({ env: { TZ: 'UTC' } })
  await expect(value(page, 'Authors', /Mara Ellison/)).toBeChecked()
  await expectArticles(page, 3)
  await expect(facet(page, 'Topics').getByRole('button', { name: 'Topics' })).toHaveAttribute(
    'aria-expanded',
    'false',
  )
  await expect(facet(page, 'Topics').getByRole('checkbox')).toHaveCount(0)
})

test('many authors come some at a time, and one that is chosen stays in sight without articles', async ({
  folder,
  launch,
}) => {
  const { page } = await launch({ env: { TZ: 'UTC' } })
  const made = Array.from({ length: 70 }, (_, at) =>
    report(at, { byline: `Writer ${at} ${'with a long name '.repeat(at === 0 ? 30 : 0)}\u202Eevil` }),
  )
  await filled(page, folder, made)
  await unfold(page, 'Authors')
  const boxes = facet(page, 'Authors').getByRole('checkbox')
  await expect(boxes).toHaveCount(8)
  await facet(page, 'Authors').getByRole('button', { name: 'Show more of 70' }).click()
  await expect(boxes).toHaveCount(58)
  await facet(page, 'Authors').getByRole('button', { name: 'Show more of 70' }).click()
  await expect(boxes).toHaveCount(70)
  await expect(facet(page, 'Authors').getByRole('button', { name: /Show more/ })).toHaveCount(0)
  const overflow = await page
    .getByRole('complementary', { name: 'Filters' })
    .evaluate((aside) => aside.scrollWidth - aside.clientWidth)
  expect(overflow).toBe(0)
  const last = boxes.last()
  const name = (await last.evaluate((box) => box.closest('label')?.querySelector('bdi')?.textContent)) ?? ''
  await last.check()
  await page.getByRole('searchbox', { name: 'Search' }).fill('nothing of the kind')
  await expect(page.getByText('No article fits')).toBeVisible()
  await expect(value(page, 'Authors', name)).toBeChecked()
  await expect(value(page, 'Authors', name)).toHaveAccessibleName(/ 0$/)
})

test('counts follow the search and the days', async ({ folder, launch }) => {
  const { page } = await launch({ env: { TZ: 'UTC' } })
  await filled(page, folder, reports)
  await page.getByRole('searchbox', { name: 'Search' }).fill('wheat')
  await expect(value(page, 'Topics', /Harvest/)).toHaveAccessibleName('Harvest 8')
  await expect(value(page, 'Topics', /燈塔/)).toHaveCount(0)
  await from(page).fill('2020-01-01')
  await expect(value(page, 'Topics', /Harvest/)).not.toHaveAccessibleName('Harvest 8')
  const sum = async (): Promise<number> =>
    (await facet(page, 'Sources').locator('.count').allInnerTexts()).reduce(
      (all, count) => all + Number(count),
      0,
    )
  await expect.poll(sum).toBe(await rows(page).count())
})

test('days are chosen on the timeline by keys, and are those of From and To', async ({ folder, launch }) => {
  const first = await launch({ env: { TZ: 'UTC' } })
  const { page } = first
  await filled(page, folder, reports)
  await expect(timeline(page)).toHaveAttribute('aria-valuetext', /30 articles/)
  await timeline(page).focus()
  await page.keyboard.press('End')
  const newest = (await timeline(page).getAttribute('aria-valuetext')) ?? ''
  expect(newest).toMatch(/^\w+ 2022: \d articles?$/)
  await page.keyboard.press('ArrowLeft')
  await expect(timeline(page)).not.toHaveAttribute('aria-valuetext', newest)
  // Nothing is chosen before Enter.
  await expect(from(page)).toHaveValue('')
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  const said = (await timeline(page).getAttribute('aria-valuetext')) ?? ''
  await page.keyboard.press('Enter')
  await expect(from(page)).toHaveValue('2018-01-01')
  await expect(timeline(page)).toBeFocused()
  const chosen = Number(/: (\d+) articles/.exec(said)?.[1])
  expect(chosen).toBeGreaterThan(2)
  await expectArticles(page, chosen)
  await expect(timeline(page)).toHaveAttribute('aria-valuetext', /chosen$/)
  const last = await to(page).inputValue()
  await page.waitForTimeout(700)
  await first.app.close()

  const second = await launch({ env: { TZ: 'UTC' } })
  await expect(to(second.page)).toHaveValue(last)
  await expect(second.page.locator('.plot .brush')).toBeVisible()
  await expect(timeline(second.page)).toHaveAttribute('aria-valuetext', /chosen$/)
  await timeline(second.page).focus()
  await second.page.keyboard.press('Escape')
  await expect(from(second.page)).toHaveValue('')
  await expectArticles(second.page, 30)
})

test('days are chosen on the timeline by mouse, and shown on it when they are chosen elsewhere', async ({
  folder,
  launch,
}) => {
  const { page } = await launch({ env: { TZ: 'UTC' } })
  await filled(page, folder, reports)
  await expect(timeline(page)).toBeVisible()
  const box = (await timeline(page).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  const middle = box.y + box.height / 2
  await page.mouse.move(box.x + 3, middle)
  await expect(page.locator('.timeline .tip')).toHaveText(/^January 2018: 1 article$/)
  const list = await articles(page).boundingBox()
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 4, middle)
  await page.mouse.move(box.x + box.width / 2, middle)
  await page.mouse.up()
  await expect(from(page)).toHaveValue('2018-01-01')
  await expect(to(page)).toHaveValue(/^2020-/)
  await expectFewer(page, 30)
  const count = await articleCount(page)
  expect(count).toBeGreaterThan(8)
  expect(count).toBeLessThan(22)
  expect((await timeline(page).boundingBox())?.y).toBe(box.y)
  expect(list?.height).toBeGreaterThan(0)

  await page.mouse.dblclick(box.x + box.width / 3, middle)
  await expect(from(page)).toHaveValue('')
  await expectArticles(page, 30)

  await page.mouse.click(box.x + 3, middle)
  await expect(from(page)).toHaveValue('2018-01-01')
  await expect(to(page)).toHaveValue('2018-01-31')
  await expectArticles(page, 1)
  await to(page).fill('2020-03-20')
  await expect(timeline(page)).toHaveAttribute('aria-valuetext', 'Jan 1, 2018 – Mar 20, 2020, chosen')
  const brush = (await page.locator('.plot rect.brush').boundingBox())?.width ?? 0
  expect(brush / box.width).toBeGreaterThan(0.4)
  expect(brush / box.width).toBeLessThan(0.6)
})

test('an article of a far year is left beside the timeline and can be reached from it', async ({
  folder,
  launch,
}) => {
  const { page } = await launch({ env: { TZ: 'UTC' } })
  await filled(page, folder, [
    ...reports,
    report(31, { title: 'From the far future', published: '2099-12-31T12:00:00Z' }),
  ])
  await expect(timeline(page)).toHaveAttribute('aria-valuetext', /since|–/)
  await timeline(page).focus()
  await page.keyboard.press('End')
  await expect(timeline(page)).toHaveAttribute('aria-valuetext', /^since .+: 1 article$/)
  await page.keyboard.press('ArrowLeft')
  await expect(timeline(page)).toHaveAttribute('aria-valuetext', /2022: \d articles?$/)
  await page.getByTitle(/^since .+: 1 article$/).click()
  await expectArticles(page, 1)
  await expect(rows(page).first()).toHaveAccessibleName('From the far future')
})

test('without dated articles there is no timeline', async ({ folder, launch }) => {
  const { page } = await launch({ env: { TZ: 'UTC' } })
  await drop(page, await write(folder, { '1.txt': '[A piece](https://a.example/1)\n------\n\n<p>Text.</p>' }))
  await expectArticles(page, 1)
  await expect(facet(page, 'Sources').getByRole('checkbox')).toHaveCount(1)
  await expect(timeline(page)).toHaveCount(0)
  const [top, pane] = await Promise.all([
    page.getByLabel('Sort by').boundingBox(),
    page.locator('#list').boundingBox(),
  ])
  expect((top?.y ?? 0) - (pane?.y ?? 0)).toBeLessThan(20)
})

test('the coverage shows the months of each source, and leads to them', async ({ folder, launch }) => {
  const { app, page } = await launch({ env: { TZ: 'UTC' } })
  await filled(page, folder, [...reports, lighthouse, nightTrain, tea])
  const dialog = page.getByRole('dialog', { name: 'Coverage' })
  await chooseMenu(app, 'View', 'Coverage')
  const sources = dialog.getByRole('button', { name: /, \d+ articles?$/ })
  await expect(sources).toHaveCount(6)
  await expect(sources.first()).toContainText('Jan 2018 – ')
  await sources.first().focus()
  await page.keyboard.press('ArrowDown')
  await expect(sources.nth(1)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Tab')
  const strip = dialog.getByRole('slider').first()
  await expect(strip).toBeFocused()
  await expect(strip).toHaveAttribute('aria-valuetext', /months without articles$/)
  await page.keyboard.press('Home')
  await expect(strip).toHaveAttribute('aria-valuetext', 'January 2018: 1 article')
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(from(page)).toHaveValue('2018-01-01')
  await expect(to(page)).toHaveValue('2018-01-31')
  await expectArticles(page, 1)
  await expect(facet(page, 'Sources').getByRole('checkbox', { checked: true })).toHaveCount(1)

  await chooseMenu(app, 'View', 'Coverage')
  await expect(sources).toHaveCount(6)
  await sources.nth(1).click()
  await expect(dialog).toHaveCount(0)
  await expect(from(page)).toHaveValue('')
  await expectArticles(page, 10)
})
