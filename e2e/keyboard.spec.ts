/** The window by keys alone: everything is reached, and what is reached is seen to be. */
import type { Page } from '@playwright/test'
import { clipping, lighthouse, nightTrain, tea, write } from './clippings.ts'
import { article, articles, body, drop, expect, test } from './pressmark.ts'

const linked = { ...tea, body: `<p>See <a href="${lighthouse.address}">the lighthouse</a>.</p>` }
const files = { '1.txt': clipping(lighthouse), '2.txt': clipping(nightTrain), '3.txt': clipping(linked) }

interface Stop {
  name: string
  /** An outline, or a line drawn in the place of one. */
  isSeen: boolean
}

/** What has the focus, in the shell or in the article's frame. */
const stop = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    const outer = document.activeElement
    const inner = outer instanceof HTMLIFrameElement ? outer.contentDocument?.activeElement : null
    const element = inner && inner.localName !== 'body' ? inner : outer
    if (!element || element === document.body) return { name: '', isSeen: false }
    const view = element.ownerDocument.defaultView ?? window
    const draws = (style: CSSStyleDeclaration): boolean =>
      (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) ||
      (style.content !== 'none' && style.position === 'absolute' && parseFloat(style.width) >= 3)
    const isSeen =
      draws(view.getComputedStyle(element)) ||
      draws(view.getComputedStyle(element, '::after')) ||
      (element.parentElement !== null && draws(view.getComputedStyle(element.parentElement, '::after')))
    const label = element.getAttribute('aria-label') ?? element.getAttribute('title')
    const labelled = (element as HTMLInputElement).labels?.[0]?.textContent
    return { name: (label ?? labelled ?? element.textContent ?? '').replace(/\s+/g, ' ').trim(), isSeen }
  })

for (const width of [1280, 800])
  test(`everything is reached by Tab, and seen to be, ${width} pixels wide`, async ({ folder, launch }) => {
    const { page } = await launch()
    await page.setViewportSize({ width, height: 700 })
    await drop(page, await write(folder, files))
    await article(page, tea.title).click()
    await expect(body(page).getByRole('heading', { level: 1 })).toHaveText(tea.title)
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await page.getByRole('searchbox', { name: 'Search' }).focus()
    const stops = new Map<string, boolean>()
    for (let press = 0; press < 60; press++) {
      await page.keyboard.press('Tab')
      const { name, isSeen } = await stop(page)
      if (name !== '') stops.set(name, isSeen)
    }
    const wanted = [
      'Search',
      'View',
      'Import',
      'Sort by',
      'Compact rows',
      'Articles',
      'Move to trash',
      'Export originals…',
      'Next article',
      'Show original',
      'Save original as…',
      'Copy address',
      lighthouse.address,
      'Width of the list',
      ...(width === 800 ? ['Filters'] : ['Today', 'Manage…', 'Trash', 'Width of the filters']),
    ]
    expect(wanted.filter((name) => !stops.has(name))).toEqual([])
    expect([...stops].filter(([, isSeen]) => !isSeen)).toEqual([])
  })

test('the article shows that it was entered by keys, not by the mouse', async ({ folder, launch }) => {
  const { page } = await launch()
  await drop(page, await write(folder, files))
  await article(page, tea.title).click()
  const title = body(page).getByRole('heading', { level: 1 })
  await expect(title).toHaveText(tea.title)
  await articles(page).focus()
  await page.keyboard.press('Enter')
  const frame = page.locator('iframe[title="Article"]')
  await expect(frame).toHaveCSS('outline-style', 'solid')
  await page.keyboard.press('Escape')
  await expect(frame).toHaveCSS('outline-style', 'none')
  await title.click()
  await expect(frame).toHaveCSS('outline-style', 'none')
})

test('/ goes to the search field, and Enter from there to the list', async ({ folder, launch }) => {
  const { page } = await launch()
  await drop(page, await write(folder, files))
  await expect(articles(page).getByRole('option')).toHaveCount(3)
  await articles(page).focus()
  await page.keyboard.press('/')
  const search = page.getByRole('searchbox', { name: 'Search' })
  await expect(search).toBeFocused()
  await expect(search).toHaveValue('')
  await page.keyboard.type('wheat')
  await expect(articles(page).getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(articles(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(body(page).getByRole('heading', { level: 1 })).toHaveText(nightTrain.title)
})

test('compact rows stay compact after a restart', async ({ folder, launch }) => {
  const first = await launch()
  await drop(first.page, await write(folder, files))
  await first.page.getByRole('button', { name: 'Compact rows' }).click()
  await expect(article(first.page, nightTrain.title)).not.toContainText('the last carriage')
  await first.page.waitForTimeout(1_500)
  await first.app.close()
  const { page } = await launch()
  await expect(article(page, nightTrain.title)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Compact rows' })).toHaveAttribute('aria-pressed', 'true')
  await expect(article(page, nightTrain.title)).not.toContainText('the last carriage')
})

test('in a narrow window Escape closes the filters first, wherever the focus is', async ({
  folder,
  launch,
}) => {
  const { page } = await launch()
  await page.setViewportSize({ width: 800, height: 700 })
  await drop(page, await write(folder, files))
  await expect(articles(page).getByRole('option')).toHaveCount(3)
  const button = page.getByRole('button', { name: 'Filters' })
  const filters = page.getByRole('complementary', { name: 'Filters' })
  const from = filters.getByLabel('From')
  const manage = filters.getByRole('button', { name: 'Manage…' })
  for (const focus of [button, from, articles(page)]) {
    await button.click()
    await expect(from).toBeVisible()
    await focus.focus()
    await page.keyboard.press('Escape')
    await expect(from).toBeHidden()
    // What had the focus and is gone gives it back.
    await expect(focus === from ? button : focus).toBeFocused()
  }
  await button.click()
  await manage.click()
  // It is loaded when it is wanted.
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(from).toBeVisible()
})
