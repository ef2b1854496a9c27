import { join } from 'node:path'
import { clipping, lighthouse, nightTrain, tea, write } from './clippings.ts'
import { article, articles, body, drop, expect, status, test } from './pressmark.ts'

const threeArticles = {
  '001.txt': clipping(lighthouse),
  '002.txt': clipping(nightTrain),
  '003.txt': clipping(tea),
}

test('dropped files and folders are listed, newest first, and stay after a restart', async ({
  folder,
  launch,
}) => {
  const [one] = await write(folder, { 'one.txt': clipping(lighthouse) })
  await write(folder, { 'saved/a.txt': clipping(nightTrain), 'saved/deep/b.txt': clipping(tea) })

  const first = await launch()
  await drop(first.page, [one as string, join(folder, 'saved')])
  await expect(articles(first.page).getByRole('option')).toHaveCount(3)
  await expect(status(first.page)).toContainText('3 added')
  await expect(articles(first.page).getByRole('option').first()).toHaveAccessibleName(nightTrain.title)
  await expect(articles(first.page).getByRole('option').last()).toHaveAccessibleName(tea.title)
  await first.app.close()

  const second = await launch()
  await expect(articles(second.page).getByRole('option')).toHaveCount(3)
})

test('an option is named by its title and described by its source and day', async ({ folder, launch }) => {
  const paths = await write(folder, threeArticles)
  const { page } = await launch()
  await drop(page, paths)
  const option = article(page, nightTrain.title)
  await expect(option).toHaveAccessibleDescription(/lanternreview\.example|Lantern/)
  await expect(option).toHaveAccessibleDescription(/2023/)
})

test('an opened article shows its text in the script-less frame, with a placeholder for its image', async ({
  folder,
  launch,
}) => {
  const paths = await write(folder, threeArticles)
  const { page } = await launch()
  await drop(page, paths)
  await article(page, lighthouse.title).click()
  await expect(body(page).getByText('燈塔的光每十二秒轉一圈。')).toBeVisible()
  await expect(body(page).getByText('img.harbourpost.example/tower.jpg')).toBeVisible()
  await expect(body(page).getByText('黃昏時的燈塔')).toBeVisible()
  expect(await body(page).locator('img, script, a[href]').count()).toBe(0)
  await expect(page.locator('iframe[title="Article"]')).toHaveAttribute('sandbox', 'allow-same-origin')
})

test('sources and inclusive days narrow the list', async ({ folder, launch }) => {
  const paths = await write(folder, threeArticles)
  const { page } = await launch({ env: { TZ: 'UTC' } })
  await drop(page, paths)
  await expect(articles(page).getByRole('option')).toHaveCount(3)

  const sources = page.getByRole('group', { name: 'Sources' })
  const lantern = sources.getByRole('checkbox', { name: /lantern/i })
  await lantern.click()
  await expect(articles(page).getByRole('option')).toHaveCount(1)
  await expect(article(page, nightTrain.title)).toBeVisible()
  await lantern.click()
  await expect(articles(page).getByRole('option')).toHaveCount(3)

  await page.getByLabel('From', { exact: true }).fill('2021-03-04')
  await expect(articles(page).getByRole('option')).toHaveCount(2)
  await page.getByLabel('To', { exact: true }).fill('2021-03-04')
  await expect(articles(page).getByRole('option')).toHaveCount(1)
  await expect(article(page, lighthouse.title)).toBeVisible()
})

test('search finds a Chinese word in either script', async ({ folder, launch }) => {
  const paths = await write(folder, threeArticles)
  const { page } = await launch()
  await drop(page, paths)
  await expect(articles(page).getByRole('option')).toHaveCount(3)
  const search = page.getByRole('searchbox', { name: 'Search' })
  await search.fill('灯塔')
  await expect(articles(page).getByRole('option')).toHaveCount(1)
  await expect(article(page, lighthouse.title)).toBeVisible()
  await search.fill('塔燈')
  await expect(articles(page).getByRole('option')).toHaveCount(0)
})

test('one broken file among good ones fails with a reason; the same bytes again are duplicates', async ({
  folder,
  launch,
}) => {
  const good = await write(folder, threeArticles)
  const bad = await write(folder, {
    'bad.txt': Buffer.from([0x00, 0xff, 0xfe, 0x00, 0x80, 0x81]),
    'empty.txt': '',
  })
  const { page } = await launch()
  await drop(page, [...good, ...bad])
  await expect(status(page)).toContainText('3 added')
  await expect(status(page)).toContainText('2 failed')
  await expect(page.getByText('bad.txt')).toBeAttached()
  await expect(articles(page).getByRole('option')).toHaveCount(3)

  await drop(page, good)
  await expect(status(page)).toContainText(/3 duplicates?/)
  await expect(articles(page).getByRole('option')).toHaveCount(3)
})

test('an empty library offers the sample articles', async ({ launch }) => {
  const { page } = await launch()
  await page.getByRole('button', { name: /sample/i }).click()
  await expect(articles(page).getByRole('option').first()).toBeVisible()
  await expect(status(page)).toContainText(/\d+ added/)
})
