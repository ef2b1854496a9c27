/** What people do besides what they are told to: twice, meanwhile, and in other scripts. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { answerOpen } from './dialogs.ts'
import { clipping, lighthouse, tea, write } from './clippings.ts'
import { chooseMenu } from './menu.ts'
import { articles, drop, expect, exportStatus, status, test } from './pressmark.ts'

const many = (count: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      `many/${n}.txt`,
      clipping({ ...tea, title: `茶 ${n}`, address: `https://chenbao.example/tea/${n}` }),
    ]),
  )

test('a double click on the sample articles imports them once', async ({ launch }) => {
  const { page } = await launch()
  await page.getByRole('button', { name: 'Try the sample articles' }).dblclick()
  await expect(status(page)).toContainText(/Import finished: \d+ added/)
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByRole('button', { name: 'History…' }).click()
  await expect(page.getByRole('dialog').getByRole('button', { name: /files, finished/ })).toHaveCount(1)
})

test('what is dropped during an import waits for it, and the end of each is told', async ({
  folder,
  launch,
}) => {
  await write(folder, { ...many(2_000), 'many/empty.txt': '' })
  const later = await write(folder, { 'later.txt': clipping(lighthouse), 'void.txt': '' })
  const { page } = await launch()
  const region = page.getByRole('region', { name: 'Import', exact: true })
  await drop(page, [join(folder, 'many')])
  await expect(status(page)).toContainText('Importing…')
  await drop(page, later)
  await expect(region).toContainText('1 more import after it')
  await expect(status(page)).toContainText('Import finished: 1 added, 1 failed', { timeout: 30_000 })
  await expect(region).toContainText('Import finished: 2,000 added, 1 failed')
  await expect(region.getByText('Show 1 failure')).toHaveCount(2)

  await region.getByRole('button', { name: 'Dismiss' }).click()
  await expect(region).not.toContainText('Import finished')
  await drop(page, later)
  await expect(status(page)).toContainText('1 duplicate, 1 failed')
  await expect(region).not.toContainText('2,000 added')
})

test('the task bar shows how far an import is, and that it has ended', async ({ folder, launch }) => {
  await write(folder, many(1_000))
  const { app, page } = await launch()
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    const seen: number[] = []
    Object.assign(globalThis, { seen })
    if (window) window.setProgressBar = (share) => void seen.push(share)
  })
  await expect(page.getByText('Nothing on the shelves yet')).toBeVisible()
  await drop(page, [join(folder, 'many')])
  await expect(status(page)).toContainText('1,000 added', { timeout: 30_000 })
  const shares = await app.evaluate(() => (globalThis as unknown as { seen: number[] }).seen)
  const rising = shares.filter((share) => share > 0 && share <= 1)
  expect(rising.length).toBeGreaterThan(0)
  expect(rising).toEqual([...rising].sort((a, b) => a - b))
  expect(shares.at(-1)).toBe(-1)
})

test('an export holds what was there when it began, though all of it goes to the trash meanwhile', async ({
  folder,
  launch,
}) => {
  await write(folder, { ...many(2_000), 'out/.keep': '' })
  const { app, page } = await launch()
  await drop(page, [join(folder, 'many')])
  await expect(status(page)).toContainText('2,000 added', { timeout: 30_000 })
  await articles(page).getByRole('option').first().click()
  await answerOpen(app, join(folder, 'out'))
  await chooseMenu(app, 'File', 'Export All Originals…')
  await expect(page.getByRole('region', { name: 'Export', exact: true })).toContainText('2,000 originals')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await expect(page.getByText('Every article is in the trash')).toBeVisible()
  await expect(exportStatus(page)).toContainText('Exported 2,000 originals', { timeout: 30_000 })
  const names = await readdir(join(folder, 'out'), { recursive: true })
  expect(names.filter((name) => name.endsWith('.txt'))).toHaveLength(2_000)
})

test('an empty trash is not offered to be emptied', async ({ folder, launch }) => {
  const { page } = await launch()
  await drop(page, await write(folder, { 'a.txt': clipping(lighthouse) }))
  await expect(articles(page).getByRole('option')).toHaveCount(1)
  await page.getByRole('button', { name: 'Trash', exact: true }).click()
  await expect(page.getByText('The trash is empty')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Empty trash…' })).toHaveCount(0)
})

test('a source whose name is written from right to left stands beside its box', async ({
  folder,
  launch,
}) => {
  const { page } = await launch()
  const arabic = { ...lighthouse, title: 'القطار', address: 'https://www.aljazeera.net/a-1' }
  await drop(page, await write(folder, { 'a.txt': clipping(arabic) }))
  const box = page.getByRole('group', { name: 'Sources' }).getByRole('checkbox')
  const name = page.getByRole('group', { name: 'Sources' }).getByText('الجزيرة')
  await expect(name).toBeVisible()
  const gap = ((await name.boundingBox())?.x ?? 0) - ((await box.boundingBox())?.x ?? 0)
  expect(gap).toBeLessThan(40)
})
