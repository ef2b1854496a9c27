/** Watched folders: what is saved into them comes in by itself, also what came while the app was closed. */
import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { clipping, lighthouse, nightTrain, tea, write } from './clippings.ts'
import { answerOpen, dialogsSeen } from './dialogs.ts'
import { article, articles, expect, status, test } from './pressmark.ts'

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Watched folders' })

async function openDialog(page: Page) {
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByRole('button', { name: 'Watched folders…' }).click()
  return dialogOf(page)
}

test('a folder is watched, also while the app is closed, until it is no longer', async ({
  folder,
  launch,
}) => {
  const watched = join(folder, 'saved')
  await write(watched, { 'one.txt': clipping(lighthouse) })
  const first = await launch()
  await answerOpen(first.app, watched)
  const dialog = await openDialog(first.page)
  await expect(dialog.getByText('No folder is watched yet.')).toBeVisible()
  // From the keyboard: the button has the focus.
  await first.page.keyboard.press('Enter')
  const line = dialog.getByRole('listitem').filter({ hasText: watched })
  await expect(line).toContainText('watching')
  await expect(dialog.getByRole('button', { name: `Last import from ${watched}` })).toBeVisible()
  expect(await dialogsSeen(first.app)).toBe(1)
  await first.page.keyboard.press('Escape')
  await expect(article(first.page, lighthouse.title)).toBeVisible()

  await write(watched, { 'deep/two.txt': clipping(nightTrain) })
  await expect(article(first.page, nightTrain.title)).toBeVisible()
  await expect(status(first.page)).toContainText('1 added')
  await first.app.close()

  await write(watched, { 'three.txt': clipping(tea) })
  const second = await launch()
  await expect(articles(second.page).getByRole('option')).toHaveCount(3)

  const again = await openDialog(second.page)
  await again.getByRole('button', { name: `Last import from ${watched}` }).click()
  const past = second.page.getByRole('dialog', { name: 'Past imports' })
  await expect(past.getByRole('button', { name: /1 file, finished/ })).toHaveCount(3)
  await expect(past).toContainText('three.txt')
  await second.page.keyboard.press('Escape')

  await openDialog(second.page)
  await again.getByRole('button', { name: `Stop watching ${watched}` }).press('Enter')
  await expect(again).toContainText('is no longer watched; what came from it stays.')
  await expect(again.getByRole('button', { name: 'Watch a folder…' })).toBeFocused()
  await expect(again.getByText('No folder is watched yet.')).toBeVisible()
  await expect(articles(second.page).getByRole('option')).toHaveCount(3)
})

test('a folder that goes away is absent, and taken up when it is back', async ({ folder, launch }) => {
  const watched = join(folder, 'disk')
  await mkdir(watched)
  const { app, page } = await launch()
  await answerOpen(app, watched)
  const dialog = await openDialog(page)
  await dialog.getByRole('button', { name: 'Watch a folder…' }).click()
  await expect(dialog.getByRole('listitem')).toContainText('watching')
  await rename(watched, join(folder, 'unplugged'))
  await expect(dialog.getByRole('listitem')).toContainText('not there', { timeout: 15_000 })
  await write(join(folder, 'unplugged'), { 'one.txt': clipping(lighthouse) })
  await rename(join(folder, 'unplugged'), watched)
  await expect(dialog.getByRole('listitem')).toContainText('watching', { timeout: 15_000 })
  await page.keyboard.press('Escape')
  await expect(article(page, lighthouse.title)).toBeVisible({ timeout: 15_000 })
})
