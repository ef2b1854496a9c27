/** Libraries that cannot be used are explained, and not touched. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { clipping, lighthouse, nightTrain, write } from './clippings.ts'
import { article, articles, drop, expect, status, test } from './pressmark.ts'

test('a file that is no library is refused in a sentence and left as it was', async ({ folder, launch }) => {
  const library = join(folder, 'notes.txt')
  await writeFile(library, 'Dear diary, this is no library.')
  const { page } = await launch({ library })
  await expect(page.getByText(/not a Pressmark library/i).first()).toBeVisible()
  expect(await readFile(library, 'utf8')).toBe('Dear diary, this is no library.')

  // There is nothing to filter.
  await page.setViewportSize({ width: 800, height: 600 })
  await expect(page.getByRole('button', { name: 'Filters' })).toBeDisabled()
})

test('two libraries side by side do not meet', async ({ folder, launch }) => {
  const [one, two] = await write(folder, { 'one.txt': clipping(lighthouse), 'two.txt': clipping(nightTrain) })
  const first = await launch({ library: join(folder, 'first.pressmark') })
  await drop(first.page, [one as string])
  await expect(article(first.page, lighthouse.title)).toBeVisible()
  await first.app.close()
  const second = await launch({ library: join(folder, 'second.pressmark') })
  await drop(second.page, [two as string])
  await expect(article(second.page, nightTrain.title)).toBeVisible()
  await expect(articles(second.page).getByRole('option')).toHaveCount(1)
})

test('an import goes on when a process that reads dies', async ({ folder, launch }) => {
  const files = Object.fromEntries(
    Array.from({ length: 40 }, (_, n) => [
      `${n}.txt`,
      clipping({ ...lighthouse, title: `Number ${n}`, address: `https://harbourpost.example/a-${n}` }),
    ]),
  )
  const paths = await write(folder, files)
  const { app, page } = await launch()
  await drop(page, paths.slice(0, 20))
  await expect(status(page)).toContainText('20 added')
  const killed = await app.evaluate(({ app }) => {
    const readers = app
      .getAppMetrics()
      .filter(({ type, name }) => type === 'Utility' && name?.includes('reader'))
    for (const { pid } of readers) process.kill(pid, 'SIGKILL')
    return readers.length
  })
  expect(killed).toBe(1)
  await drop(page, paths.slice(20))
  await expect(status(page)).toContainText('20 added')
  await expect(page.getByText('40 articles')).toBeVisible()
})
