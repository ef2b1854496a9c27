/** The packaged directory, started by its own executable (`npm run package` makes it). */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { clipping, lighthouse, write } from './clippings.ts'
import { article, articles, body, drop, expect, projectRoot, status, test } from './pressmark.ts'

/** Where each system's executable lies in what electron-builder makes of `--dir`. */
const executables = ['pressmark', 'Pressmark.exe', 'Pressmark.app/Contents/MacOS/Pressmark']

function packagedExecutable(): string {
  const dist = join(projectRoot, 'dist')
  const folders = existsSync(dist) ? readdirSync(dist).map((name) => join(dist, name)) : []
  const found = folders
    .flatMap((folder) => executables.map((name) => join(folder, name)))
    .find((path) => existsSync(path))
  if (found === undefined) throw new Error('Nothing is packaged: run `npm run package` first.')
  return found
}

test('the packaged app imports, lists, reads, and keeps what it has', async ({ folder, launch }) => {
  const executable = packagedExecutable()
  const paths = await write(folder, { 'one.txt': clipping(lighthouse) })

  const first = await launch({ executable })
  expect(await first.app.evaluate(({ app }) => app.isPackaged)).toBe(true)
  await drop(first.page, paths)
  await article(first.page, lighthouse.title).click()
  await expect(body(first.page).getByText('燈塔的光每十二秒轉一圈。')).toBeVisible()
  await first.app.close()

  const second = await launch({ executable })
  await expect(article(second.page, lighthouse.title)).toBeVisible()
  await second.app.close()
})

test('the packaged app has the sample articles with it', async ({ launch }) => {
  const { page } = await launch({ executable: packagedExecutable() })
  await page.getByRole('button', { name: /sample/i }).click()
  await expect(articles(page).getByRole('option').first()).toBeVisible()
  await expect(status(page)).toContainText(/\d+ added/)
})
