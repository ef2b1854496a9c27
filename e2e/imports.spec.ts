/** Imports as a person follows them: begun in every way, accounted for, taken up again. */
import { join } from 'node:path'
import { clipping, lighthouse, nightTrain, tea, write } from './clippings.ts'
import { madeZip } from '../src/importer/containers/testing/made-zip.ts'
import { answerOpen, dialogsSeen } from './dialogs.ts'
import { articles, drop, expect, status, test } from './pressmark.ts'

const bad = { 'bad.txt': Buffer.from([0x00, 0xff, 0xfe, 0x00, 0x80, 0x81]), 'empty.txt': '' }

test('files and folders are imported by button and by keys, once each', async ({ folder, launch }) => {
  const paths = await write(folder, { 'one.txt': clipping(lighthouse), 'in/two.txt': clipping(nightTrain) })
  const { app, page } = await launch()
  await answerOpen(app, paths[0] as string)
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByRole('button', { name: 'Files…', exact: true }).click()
  await expect(status(page)).toContainText('1 added')

  await answerOpen(app, join(folder, 'in'))
  await page.keyboard.press('Control+Shift+O')
  await expect(articles(page).getByRole('option')).toHaveCount(2)
  expect(await dialogsSeen(app)).toBe(1)

  await answerOpen(app, ...paths)
  await page.getByRole('searchbox', { name: 'Search' }).focus()
  await page.keyboard.press('Control+o')
  await expect(status(page)).toContainText('2 duplicate')
})

test('an import is tried first, then done, and taken back', async ({ folder, launch }) => {
  const paths = await write(folder, {
    'shelf.zip': madeZip([
      { name: 'one.txt', data: clipping(lighthouse) },
      { name: 'in/two.txt', data: clipping(nightTrain) },
      { name: 'photo.jpg', data: 'x' },
      { name: 'empty.txt' },
    ]),
  })
  const { app, page } = await launch()
  await answerOpen(app, ...paths)
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByLabel('Try without importing').check()
  await page.getByRole('button', { name: 'Files…', exact: true }).click()
  const tried = page.getByRole('dialog', { name: 'What an import would do' })
  await expect(tried.getByRole('listitem').first()).toHaveText('2 added')
  await expect(tried).toContainText('1 failed')
  await expect(tried).toContainText('shelf.zip!/empty.txt')
  await expect(articles(page).getByRole('option')).toHaveCount(0)

  await tried.getByRole('button', { name: 'Import now' }).click()
  await expect(status(page)).toContainText('Import finished: 2 added, 1 ignored, 1 failed')
  await expect(articles(page).getByRole('option')).toHaveCount(2)

  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByRole('button', { name: 'History…' }).click()
  const past = page.getByRole('dialog', { name: 'Past imports' })
  await past.getByRole('button', { name: 'Undo this import…' }).click()
  const question = page.getByRole('dialog', { name: 'Undo this import?' })
  await expect(question).toContainText('2 captures')
  await expect(question).toContainText('2 articles')
  await question.getByRole('button', { name: 'Undo import' }).click()
  await expect(past).toContainText('Import undone: 2 articles removed')
  await expect(past.getByRole('button', { name: /finished, undone/ })).toBeVisible()
  await expect(past.getByRole('button', { name: 'Undo this import…' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(articles(page).getByRole('option')).toHaveCount(0)
})

test('failures are listed with path, reason and sentence, copied, and tried again once mended', async ({
  folder,
  launch,
}) => {
  const { app, page } = await launch()
  const paths = await write(folder, { 'good.txt': clipping(lighthouse), ...bad })
  await drop(page, paths)
  await expect(status(page)).toContainText('2 failed')
  const region = page.getByRole('region', { name: 'Import' })
  await region.getByText('Show 2 failures').click()
  const empty = region.getByRole('listitem').filter({ hasText: 'empty.txt' })
  await expect(empty).toContainText(join(folder, 'empty.txt'))
  await expect(empty).toContainText('The file is empty.')

  await region.getByRole('button', { name: 'Copy list' }).click()
  await expect(page.getByText('2 lines copied')).toBeVisible()
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied.split('\n').sort()).toEqual([
    `${join(folder, 'bad.txt')}\tbinary\tThe file is not text.`,
    `${join(folder, 'empty.txt')}\tempty\tThe file is empty.`,
  ])

  await write(folder, { 'empty.txt': clipping(tea) })
  await region.getByRole('button', { name: 'Retry these files' }).click()
  await expect(status(page)).toContainText('1 added, 1 failed')
  await expect(articles(page).getByRole('option')).toHaveCount(2)
})

test('a retry is done once, however often it is asked for, and not beside another import', async ({
  folder,
  launch,
}) => {
  const { page } = await launch()
  await drop(page, await write(folder, { 'good.txt': clipping(lighthouse), ...bad }))
  await expect(status(page)).toContainText('2 failed')
  const many = Object.fromEntries(
    Array.from({ length: 3_000 }, (_, n) => [
      `many/${n}.txt`,
      clipping({ ...tea, title: `茶 ${n}`, address: `https://chenbao.example/tea/${n}` }),
    ]),
  )
  await write(folder, many)

  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByRole('button', { name: 'History…' }).click()
  const past = page.getByRole('dialog', { name: 'Past imports' })
  const retry = past.getByRole('button', { name: 'Retry these files' })
  await expect(retry).toBeEnabled()
  await drop(page, [join(folder, 'many')])
  await expect(status(page)).toContainText('Importing…')
  await past.getByRole('button', { name: /3 files, finished/ }).click()
  await expect(retry).toBeDisabled()
  // A page that asks all the same, as a window that has not yet heard of the import.
  const asked = await page.evaluate(() => window.pressmark.retryImport({ id: 1 }))
  expect(asked).toMatchObject({
    ok: false,
    problem: { code: 'import-running', sentence: 'An import is already under way.' },
  })
  await expect(status(page)).toContainText('3,000 added', { timeout: 60_000 })
  await expect(retry).toBeEnabled()

  const both = await page.evaluate(() =>
    Promise.all([window.pressmark.retryImport({ id: 1 }), window.pressmark.retryImport({ id: 1 })]),
  )
  expect(both.map(({ ok }) => ok)).toEqual([true, false])
  await expect(status(page)).toContainText('Import finished: 2 failed')
  await expect(past.getByRole('button', { name: /files?, finished/ })).toHaveCount(3)

  // The first click closes the list, the second finds nothing.
  await past.getByRole('button', { name: /3 files, finished/ }).click()
  await retry.dblclick()
  await expect(past).toHaveCount(0)
  await expect(status(page)).toContainText('Import finished: 2 failed')
  await page.getByRole('region', { name: 'Import' }).getByText('Show 2 failures').click()
  await page.getByRole('region', { name: 'Import' }).getByRole('button', { name: 'Show all…' }).click()
  await expect(past.getByRole('button', { name: /files?, finished/ })).toHaveCount(4)
})

test('past imports are kept with the outcome of every file', async ({ folder, launch }) => {
  const first = await launch()
  const good = await write(folder, { 'good.txt': clipping(lighthouse) })
  await drop(first.page, good)
  await expect(status(first.page)).toContainText('1 added')
  await drop(first.page, [...good, ...(await write(folder, bad))])
  await expect(status(first.page)).toContainText('2 failed')
  await first.app.close()

  const { page } = await launch()
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByRole('button', { name: 'History…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Past imports' })
  await expect(dialog.getByRole('button', { name: /files?, finished/ })).toHaveCount(2)
  const files = dialog.getByRole('list', { name: 'Files of this import' })
  await expect(files.getByRole('listitem')).toHaveCount(3)
  await dialog.getByRole('button', { name: '2 failed' }).click()
  await expect(files.getByRole('listitem')).toHaveCount(2)
  await expect(files).toContainText('The file is empty.')
  await dialog.getByRole('button', { name: /1 file, finished/ }).click()
  await expect(files.getByRole('listitem')).toHaveText(/good\.txt\s*added/)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
})

test('thousands of outcomes scroll, and only those in sight are drawn', async ({ folder, launch }) => {
  const { page } = await launch()
  const many = Object.fromEntries(
    Array.from({ length: 1_500 }, (_, n) => [`many/${String(n).padStart(5, '0')}.txt`, '']),
  )
  await write(folder, many)
  await drop(page, [join(folder, 'many')])
  await expect(status(page)).toContainText('1,500 failed', { timeout: 20_000 })
  await page.getByText(/Show the first 200 of 1,500/).click()
  await page.getByRole('button', { name: 'Show all…' }).click()
  const files = page.getByRole('list', { name: 'Files of this import' })
  await expect(files.getByRole('listitem').first()).toContainText('.txt')
  expect(await files.getByRole('listitem').count()).toBeLessThan(60)
  await files.evaluate((list) => list.scrollTo(0, list.scrollHeight))
  await expect(files.locator('[aria-posinset="1500"]')).toContainText('.txt')
})

test('an import goes on while the window is loaded again', async ({ folder, launch }) => {
  const { page } = await launch()
  const many = Object.fromEntries(
    Array.from({ length: 3_000 }, (_, n) => [
      `many/${n}.txt`,
      clipping({ ...tea, title: `茶 ${n}`, address: `https://chenbao.example/tea/${n}` }),
    ]),
  )
  await write(folder, many)
  await drop(page, [join(folder, 'many')])
  await expect(status(page)).toContainText('Importing…')
  await page.reload()
  await expect(status(page)).toContainText('Importing…')
  await expect(status(page)).toContainText('Import finished: 3,000 added', { timeout: 60_000 })
})

test('an empty library says what to do', async ({ launch }) => {
  const { page } = await launch()
  await expect(page.getByText(/Drop saved articles or whole folders/)).toBeVisible()
  await expect(page.getByText(/Pressmark takes the articles it can read/)).toBeVisible()
  for (const name of ['Try the sample articles', 'Choose files…', 'Choose a folder…'])
    await expect(page.getByRole('button', { name })).toBeVisible()
})
