import { clipping, write } from './clippings.ts'
import { articles, drop, expect, test } from './pressmark.ts'
import { menuEntries } from './menu.ts'

test('the language is chosen in the settings, is of everything at once, and holds at the next start', async ({
  folder,
  launch,
}) => {
  const { app, page } = await launch()
  const [file = ''] = await write(folder, {
    'a.html': clipping({
      title: '燈塔',
      address: 'https://news.example.com/a',
      published: '2024-06-18T04:45:28Z',
    }),
  })
  await drop(page, [file])
  await expect(articles(page).getByRole('option', { name: '燈塔' })).toBeVisible()

  await page.keyboard.press('Control+,')
  await page.getByRole('dialog', { name: 'Settings' }).getByRole('radio', { name: '繁體中文' }).click()
  await expect(page.getByRole('searchbox', { name: '搜尋' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant')
  const shown = page.getByRole('listbox', { name: '文章' }).getByRole('option', { name: '燈塔' })
  await expect(shown).toHaveAccessibleDescription(/2024年6月18日/)
  expect((await menuEntries(app)).map(({ path }) => path)).toContain('檔案 > 設定…')
  await app.close()

  const again = await launch()
  await expect(again.page.getByRole('searchbox', { name: '搜尋' })).toBeVisible()
  await again.page.keyboard.press('Control+,')
  await again.page.getByRole('dialog', { name: '設定' }).getByRole('radio', { name: 'English' }).click()
  await expect(again.page.getByRole('searchbox', { name: 'Search' })).toBeVisible()
})
