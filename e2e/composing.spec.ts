/** Keys that belong to an input method do nothing else. */
import type { CDPSession, Page } from '@playwright/test'
import { clipping, lighthouse, nightTrain, tea, write } from './clippings.ts'
import { article, articles, body, drop, expect, test } from './pressmark.ts'

const files = {
  '1.txt': clipping(lighthouse),
  '2.txt': clipping(nightTrain),
  '3.txt': clipping(tea),
}

const codes: Record<string, number> = {
  Enter: 13,
  Escape: 27,
  Delete: 46,
  ArrowDown: 40,
  j: 74,
  k: 75,
  '/': 191,
  '?': 191,
}

/** A key as the system sends it. While the input method has it, its code is 229. */
async function press(devTools: CDPSession, key: string, code = codes[key] ?? 0): Promise<void> {
  const what = { key, windowsVirtualKeyCode: code, nativeVirtualKeyCode: code }
  await devTools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...what })
  await devTools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...what })
}

const compose = (devTools: CDPSession, text: string) =>
  devTools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })

const focused = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      document.activeElement?.getAttribute('aria-label') ??
      document.activeElement?.getAttribute('title') ??
      '',
  )

test('while a word is composed, Enter and the arrows stay with it', async ({ folder, launch }) => {
  const { page } = await launch()
  await drop(page, await write(folder, files))
  await expect(articles(page).getByRole('option')).toHaveCount(3)
  const search = page.getByRole('searchbox', { name: 'Search' })
  const devTools = await page.context().newCDPSession(page)
  await search.focus()
  await compose(devTools, 'deng')
  for (const key of ['Enter', 'ArrowDown', 'j', '?', '/']) await press(devTools, key)
  expect(await focused(page)).toBe('Search')
  await expect(search).toHaveValue('deng')
  // Half a word is not looked for: time enough for it to have been.
  await page.waitForTimeout(400)
  await expect(articles(page).getByRole('option')).toHaveCount(3)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await devTools.send('Input.insertText', { text: '燈塔' })
  await expect(search).toHaveValue('燈塔')
  await expect(articles(page).getByRole('option')).toHaveCount(1)
  // Composed to its end, the same keys act.
  await press(devTools, 'Enter')
  expect(await focused(page)).toBe('Articles')
})

test('a name being composed is neither saved nor given up', async ({ folder, launch }) => {
  const { page } = await launch()
  await drop(page, await write(folder, files))
  await expect(articles(page).getByRole('option')).toHaveCount(3)
  await page.getByRole('button', { name: 'Manage…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Sources' })
  await dialog.getByRole('button', { name: 'Rename 港灣晨報' }).click()
  const field = dialog.getByLabel('New name')
  await field.fill('')
  const devTools = await page.context().newCDPSession(page)
  await compose(devTools, 'chenbao')
  await press(devTools, 'Enter')
  await press(devTools, 'Enter', 229)
  await press(devTools, 'Escape', 229)
  await expect(field).toHaveValue('chenbao')
  await devTools.send('Input.insertText', { text: '早報' })
  await press(devTools, 'Enter')
  await expect(dialog.getByText('早報', { exact: true })).toBeVisible()
})

test('keys that an input method has taken do nothing, in the list, the shell and the article', async ({
  folder,
  launch,
}) => {
  const { page } = await launch()
  await drop(page, await write(folder, files))
  await article(page, nightTrain.title).click()
  await expect(body(page).getByRole('heading', { level: 1 })).toHaveText(nightTrain.title)
  const devTools = await page.context().newCDPSession(page)
  const places = {
    Articles: () => articles(page).focus(),
    Article: () => page.locator('iframe[title="Article"]').focus(),
  }
  for (const [name, focus] of Object.entries(places)) {
    await focus()
    for (const key of Object.keys(codes)) await press(devTools, key, 229)
    expect(await focused(page)).toBe(name)
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(articles(page).getByRole('option')).toHaveCount(3)
    await expect(article(page, nightTrain.title)).toHaveAttribute('aria-selected', 'true')
  }
  // The same keys with codes of their own act.
  await press(devTools, 'j')
  await expect(article(page, lighthouse.title)).toHaveAttribute('aria-selected', 'true')
})
