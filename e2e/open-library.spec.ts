/** Another library by the menu: the app starts again with it, or stays with the one it has and says why. */
import { readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { chromium, type Browser, type Page } from '@playwright/test'
import { freePort } from './by-itself.ts'
import { clipping, lighthouse, nightTrain, tea, write } from './clippings.ts'
import { answerOpen, answerQuestion, dialogsSeen, questionsAsked } from './dialogs.ts'
import { chooseMenu } from './menu.ts'
import { article, articles, drop, expect, status, test } from './pressmark.ts'

/** The window of an app that was started by itself, once it is there. */
async function windowAt(port: number): Promise<{ browser: Browser; page: Page }> {
  let browser: Browser | undefined
  await expect(async () => {
    browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
  }).toPass({ timeout: 20_000 })
  if (browser === undefined) throw new Error('There is no browser.')
  const isShell = (page: Page): boolean => page.url().endsWith('/index.html')
  const pages = (): Page[] => browser?.contexts().flatMap((context) => context.pages()) ?? []
  await expect.poll(() => pages().some(isShell), { timeout: 20_000 }).toBe(true)
  return { browser, page: pages().find(isShell) as Page }
}

/** The process that has a library open for writing, and its parent: the app. */
async function appOf(library: string): Promise<number> {
  const { pid } = JSON.parse(await readFile(`${library}.lock`, 'utf8')) as { pid: number }
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
}

/** Ends an app that started by itself. */
async function endOf(library: string, browser: Browser): Promise<void> {
  let pid = 0
  // The writer, which has the lock, begins after the first list.
  await expect(async () => {
    pid = await appOf(library)
  }).toPass({ timeout: 20_000 })
  await browser.close()
  process.kill(pid, 'SIGTERM')
  await expect
    .poll(() => {
      try {
        return process.kill(pid, 0)
      } catch {
        return false
      }
    })
    .toBe(false)
}

test('the app starts again with the library that was chosen', async ({ folder, launch }) => {
  test.skip(process.platform !== 'linux', 'reads /proc to end the app that started by itself')
  const other = join(folder, 'other.pressmark')
  const second = await launch({ library: other })
  await drop(second.page, await write(folder, { 'two.txt': clipping(nightTrain) }))
  await expect(article(second.page, nightTrain.title)).toBeVisible()
  await second.app.close()

  const [one = ''] = await write(folder, { 'one.txt': clipping(lighthouse) })
  const port = await freePort()
  const { app, page } = await launch({ args: [`--remote-debugging-port=${port}`, one] })
  await expect(article(page, lighthouse.title)).toBeVisible()
  await answerOpen(app, other)
  // Nothing is under way, so there is no question: this answer would keep the library.
  await answerQuestion(app, false)
  const closed = app.waitForEvent('close')
  await chooseMenu(app, 'File', 'Open Library…')
  await closed

  const again = await windowAt(port)
  try {
    // The file of the first command line is none of this library's.
    await expect(articles(again.page).getByRole('option')).toHaveCount(1)
    await expect(article(again.page, nightTrain.title)).toBeVisible()
    await drop(again.page, await write(folder, { 'three.txt': clipping({ ...lighthouse, title: 'Later' }) }))
    await expect(article(again.page, 'Later')).toBeVisible()
  } finally {
    await endOf(other, again.browser)
  }
})

test('the library that is open is not opened again, which would end an import', async ({
  folder,
  launch,
}) => {
  const { app, page } = await launch()
  await drop(page, await write(folder, { 'one.txt': clipping(lighthouse) }))
  await expect(article(page, lighthouse.title)).toBeVisible()
  await symlink(join(folder, 'library.pressmark'), join(folder, 'link.pressmark'))
  await answerOpen(app, join(folder, 'link.pressmark'))
  await chooseMenu(app, 'File', 'Open Library…')
  await expect(page.getByText('This library is open in this window already.')).toBeVisible()
  await expect(article(page, lighthouse.title)).toBeVisible()
})

test('a file that is no library, or is from a newer version, is refused and the library at hand stays', async ({
  folder,
  launch,
}) => {
  const newer = join(folder, 'newer.pressmark')
  const maker = await launch({ library: newer })
  await expect(maker.page.getByText('Nothing on the shelves yet')).toBeVisible()
  await maker.app.close()
  const db = new DatabaseSync(newer)
  db.exec('PRAGMA user_version = 9000')
  db.close()
  const notes = join(folder, 'notes.pressmark')
  await writeFile(notes, 'Dear diary, this is no library.')

  const { app, page } = await launch()
  await drop(page, await write(folder, { 'one.txt': clipping(lighthouse) }))
  await expect(article(page, lighthouse.title)).toBeVisible()
  for (const [file, sentence] of [
    [notes, 'This file is not a Pressmark library. It was left as it is.'],
    [newer, 'The library was made by a newer version of Pressmark. Update Pressmark to open it.'],
    [join(folder, 'nowhere.pressmark'), 'There is no library at this place.'],
  ] as const) {
    await answerOpen(app, file)
    await chooseMenu(app, 'File', 'Open Library…')
    await expect(page.getByText(sentence)).toBeVisible()
    expect(await dialogsSeen(app)).toBe(1)
  }
  expect(await readFile(notes, 'utf8')).toBe('Dear diary, this is no library.')
  await drop(page, await write(folder, { 'two.txt': clipping(nightTrain) }))
  await expect(articles(page).getByRole('option')).toHaveCount(2)
})

const manyArticles = (count: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      `in/${n}.txt`,
      clipping({ ...tea, title: `茶 ${n}`, address: `https://chenbao.example/tea/${n}` }),
    ]),
  )

test('another library is opened while an import or an export runs only after asking, and what is done stays', async ({
  folder,
  launch,
}) => {
  test.skip(process.platform !== 'linux', 'reads /proc to end the app that started by itself')
  const other = join(folder, 'other.pressmark')
  const maker = await launch({ library: other })
  await drop(maker.page, await write(folder, { 'two.txt': clipping(nightTrain) }))
  await expect(article(maker.page, nightTrain.title)).toBeVisible()
  await maker.app.close()

  await write(folder, manyArticles(8_000))
  const port = await freePort()
  const { app, page } = await launch({ args: [`--remote-debugging-port=${port}`] })
  await drop(page, [join(folder, 'in')])
  await expect(status(page)).toContainText('Importing…')
  await answerQuestion(app, false)
  await answerOpen(app, other)
  await chooseMenu(app, 'File', 'Open Library…')
  await expect.poll(() => questionsAsked(app)).toHaveLength(1)
  const [asked] = await questionsAsked(app)
  expect(asked?.detail).toMatch(/^An import is under way\. .* stays in the library/)
  // Nothing was stopped.
  await expect(status(page)).toContainText('Import finished: 8,000 added', { timeout: 60_000 })

  await answerOpen(app, folder)
  await chooseMenu(app, 'File', 'Export All Originals…')
  await expect(page.getByText(/[\d,]+ of 8,000 originals/)).toBeVisible()
  await answerQuestion(app, true)
  await answerOpen(app, other)
  const questions = app.evaluate(
    ({ app: electron }) =>
      new Promise<string[]>((resolve) =>
        electron.once('before-quit', () => {
          const { questions = [] } = globalThis as { questions?: Electron.MessageBoxOptions[] }
          resolve(questions.map(({ detail = '' }) => detail))
        }),
      ),
  )
  const closed = app.waitForEvent('close')
  await chooseMenu(app, 'File', 'Open Library…')
  expect(await questions).toEqual([
    expect.stringMatching(/^An export is under way\. .* without a manifest\.$/),
  ])
  await closed
  const again = await windowAt(port)
  try {
    await expect(article(again.page, nightTrain.title)).toBeVisible()
  } finally {
    await endOf(other, again.browser)
  }
})
