/** A search index that is not up to date is made so beside everything else, and anew when that is asked for. */
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { Page } from '@playwright/test'
import { clipping, lighthouse, nightTrain, tea, write } from './clippings.ts'
import { article, articles, body, drop, expect, test } from './pressmark.ts'

const line = (page: Page) => page.getByRole('region', { name: 'Search index' }).getByRole('status')

/** Everything that the line says from now on. */
const record = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const told: string[] = []
    Object.assign(globalThis, { told })
    const look = (): void => {
      const status = document.querySelector('section[aria-label="Search index"] [role=status]')
      if (status?.textContent) told.push(status.textContent)
    }
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
    look()
  })
const told = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...new Set((globalThis as unknown as { told: string[] }).told)])

const many = Object.fromEntries(
  Array.from({ length: 400 }, (_, n) => [
    `many/${n}.txt`,
    clipping({ title: `Piece ${n}`, address: `https://many.example/${n}`, body: '<p>港灣</p>' }),
  ]),
)

test('a library from an older version is usable at once, and searched as before when its index is made', async ({
  folder,
  launch,
}) => {
  const library = join(folder, 'library.pressmark')
  const first = await launch({ library })
  await drop(first.page, [
    ...(await write(folder, { '1.txt': clipping(lighthouse), '2.txt': clipping(nightTrain) })),
    ...(await write(folder, many)),
  ])
  await expect(first.page.getByText('402 articles')).toBeVisible()
  await first.app.close()
  const db = new Sqlite(library)
  db.exec('DELETE FROM search WHERE rowid IN (SELECT id FROM search_docsize)')
  db.exec("UPDATE setting SET value = '0' WHERE name = 'search_terms'")
  db.close()

  const { page } = await launch({ library })
  await record(page)
  await expect(page.getByText('402 articles')).toBeVisible()
  const search = page.getByRole('searchbox', { name: 'Search', exact: true })
  await search.fill('港灣')
  await expect.poll(() => told(page)).toEqual(['Search is being made ready; results may be incomplete'])
  await expect(page.getByText('400 articles')).toBeVisible()
  await expect(line(page)).toHaveText('')
  await search.fill('燈塔')
  await expect(articles(page).getByRole('option')).toHaveCount(1)
  await article(page, lighthouse.title).click()
  await expect(body(page).getByRole('heading', { name: lighthouse.title })).toBeVisible()
})

test('the settings are reached and used by keys alone, the search index among them', async ({
  folder,
  launch,
}) => {
  const { app, page } = await launch()
  await drop(page, await write(folder, { '1.txt': clipping(tea), '2.txt': clipping(lighthouse) }))
  await expect(articles(page).getByRole('option')).toHaveCount(2)
  await record(page)
  await page.keyboard.press('ControlOrMeta+,')
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await expect(settings).toContainText(join(folder, 'library.pressmark'))
  await expect(settings.getByText('Up to date')).toBeVisible()

  await expect(settings.getByRole('radio', { name: 'As the system' })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark')
  await page.keyboard.press('Tab')
  const row = article(page, tea.title)
  const before = await row.evaluate((element) => element.getBoundingClientRect().height)
  await page.keyboard.press('ArrowRight')
  await expect
    .poll(() => row.evaluate((element) => element.getBoundingClientRect().height))
    .toBeLessThan(before)
  await page.keyboard.press('Tab')
  await expect(settings.getByRole('radio', { name: 'The system’s', exact: true })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(settings.getByRole('button', { name: 'Rebuild search index' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect.poll(() => told(page)).toEqual(['Search is being made ready; results may be incomplete'])
  await expect(settings.getByText('Up to date')).toBeVisible()
  await expect(settings.getByRole('button', { name: 'Rebuild search index' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(settings).toHaveCount(0)
  await page.getByRole('searchbox', { name: 'Search', exact: true }).fill('燈塔')
  await expect(articles(page).getByRole('option')).toHaveCount(1)

  await page.getByRole('button', { name: 'View', exact: true }).click()
  await page.getByRole('button', { name: 'Settings…' }).press('Enter')
  await expect(settings.getByRole('radio', { name: 'Dark' })).toBeChecked()
  await expect(settings.getByRole('radio', { name: 'Compact' })).toBeChecked()
})
