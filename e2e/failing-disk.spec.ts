/** A disk that is full or read-only, under the real window: what is said, what is left, and that it goes on. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { article as makeArticle } from '../bench/corpus.ts'
import { openForReading } from '../src/archive/archive.ts'
import { clipping, lighthouse, nightTrain, write } from './clippings.ts'
import { answerOpen, answerSave } from './dialogs.ts'
import { chooseMenu } from './menu.ts'
import { article, articles, body, drop, expect, exportStatus, status, test as base } from './pressmark.ts'
import { SmallDisk, whyNoDisk } from '../src/archive/testing/small-disk.ts'

const test = base.extend<{ disk: SmallDisk }>({
  disk: async ({ folder }, use) => {
    const disk = SmallDisk.mount(join(folder, 'disk'), 4)
    await use(disk)
    disk.unmount()
  },
})

const reason = whyNoDisk()
test.skip(reason !== null, reason ?? '')

/** Articles of about 6 KB each in a folder. */
function corpus(folder: string, count: number): string {
  mkdirSync(folder)
  for (let n = 0; n < count; n++) writeFileSync(join(folder, `${n}.txt`), makeArticle(n))
  return folder
}

/** Articles in the library, which must be sound: everything an outcome speaks of is there, and nothing more. */
function soundArticles(library: string): number {
  const opened = openForReading(library)
  if (!opened.ok) throw new Error(opened.problem.sentence)
  const { faults } = opened.value.check()
  const { articles: count } = opened.value.info()
  opened.value.close()
  expect(faults).toEqual([])
  return count
}

const addedIn = (said: string): number => Number(/([\d,]+) added/.exec(said)?.[1]?.replace(',', '') ?? 0)

test('a disk that fills during an import is named, nothing is half-written, and it goes on after space is made', async ({
  folder,
  disk,
  launch,
}) => {
  const inbox = corpus(join(folder, 'in'), 1_500)
  const library = join(disk.path, 'library.pressmark')
  const { app, page } = await launch({ library })
  await drop(page, [inbox])
  await expect(status(page)).toContainText(
    'There is no space left on the disk. Nothing was half-written; make space and go on.',
    { timeout: 60_000 },
  )
  await expect(status(page)).toContainText('Import stopped before its end; what was added stays')
  const added = addedIn(await status(page).innerText())
  expect(added).toBeGreaterThan(0)
  expect(added).toBeLessThan(1_500)
  await expect(page.getByText(`${added.toLocaleString('en')} articles`, { exact: true })).toBeVisible()

  // What is there can be read meanwhile.
  await articles(page).getByRole('option').first().click()
  await expect(body(page).locator('p').first()).toBeVisible()

  disk.resize(64)
  await drop(page, [inbox])
  await expect(status(page)).toContainText('Import finished', { timeout: 60_000 })
  const said = await status(page).innerText()
  expect(addedIn(said)).toBe(1_500 - added)
  expect(said).toContain(`${added.toLocaleString('en')} duplicate`)
  await app.close()
  expect(soundArticles(library)).toBe(1_500)
})

test('an app that ends on a full disk leaves a library that is sound', async ({ folder, disk, launch }) => {
  const library = join(disk.path, 'library.pressmark')
  const { app, page } = await launch({ library })
  await drop(page, await write(folder, { 'one.txt': clipping(lighthouse) }))
  await expect(article(page, lighthouse.title)).toBeVisible()
  await drop(page, [corpus(join(folder, 'in'), 1_500)])
  await expect(status(page)).toContainText('There is no space left on the disk', { timeout: 60_000 })
  const added = addedIn(await status(page).innerText())
  await app.close()
  disk.resize(64)
  expect(soundArticles(library)).toBe(added + 1)
})

test('a library that could not be made on a full disk is made by trying again', async ({ disk, launch }) => {
  const filler = join(disk.path, 'filler')
  try {
    writeFileSync(filler, new Uint8Array(5_000_000))
  } catch {
    // Full, as meant.
  }
  const { page } = await launch({ library: join(disk.path, 'library.pressmark') })
  await expect(page.getByRole('alert')).toContainText('There is no space left on the disk')
  rmSync(filler)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('Nothing on the shelves yet')).toBeVisible()
})

test('a read-only library is read, refuses an import in a sentence, and takes it when it may be written again', async ({
  folder,
  disk,
  launch,
}) => {
  const library = join(disk.path, 'library.pressmark')
  const first = await launch({ library })
  await drop(first.page, await write(folder, { 'one.txt': clipping(lighthouse) }))
  await expect(article(first.page, lighthouse.title)).toBeVisible()
  await first.app.close()

  const before = readFileSync(library)
  disk.makeReadOnly()
  const { page } = await launch({ library })
  await article(page, lighthouse.title).click()
  await expect(body(page).getByText('燈塔的光')).toBeVisible()
  const note = page.getByRole('region', { name: 'About the library' })
  await expect(note).toContainText('The library cannot be written')
  await drop(page, await write(folder, { 'two.txt': clipping(nightTrain) }))
  await expect(status(page)).toContainText('Nothing was imported: The library cannot be written')
  await page.keyboard.press('Delete')
  await expect(article(page, lighthouse.title)).toBeVisible()
  expect(readFileSync(library).equals(before)).toBe(true)

  disk.makeWritable()
  await note.getByRole('button', { name: 'Try again' }).click()
  await expect(note.getByRole('status')).toHaveText('')
  await drop(page, [join(folder, 'two.txt')])
  await expect(article(page, nightTrain.title)).toBeVisible()
})

test('an export that fills its disk says so and looks as incomplete as it is', async ({
  folder,
  disk,
  launch,
}) => {
  const inbox = corpus(join(folder, 'in'), 900)
  const { app, page } = await launch()
  await drop(page, [inbox])
  await expect(status(page)).toContainText('900 added', { timeout: 60_000 })
  await answerOpen(app, disk.path)
  await chooseMenu(app, 'File', 'Export All Originals…')
  await expect(exportStatus(page)).toContainText(
    /There is no space left on the disk\. The export is incomplete: \d+ of 900 files are in /,
    { timeout: 30_000 },
  )
  const [name = ''] = readdirSync(disk.path)
  const out = join(disk.path, name)
  const left = readdirSync(out)
  const originals = left.filter((file) => file.endsWith('.txt'))
  expect(left.filter((file) => !file.endsWith('.txt'))).toEqual(['incomplete'])
  expect(originals.length).toBeGreaterThan(0)
  for (const file of originals)
    expect(readFileSync(join(out, file)).equals(readFileSync(join(inbox, basename(file))))).toBe(true)
})

test('a copy of the library that fills its disk leaves nothing there', async ({ folder, disk, launch }) => {
  const { app, page } = await launch()
  await drop(page, [corpus(join(folder, 'in'), 1_500)])
  await expect(status(page)).toContainText('1,500 added', { timeout: 60_000 })
  await answerSave(app, join(disk.path, 'copy.pressmark'))
  await chooseMenu(app, 'File', 'Save a Copy of the Library…')
  await expect(page.getByText(/no space left on the disk/)).toBeVisible({ timeout: 30_000 })
  expect(readdirSync(disk.path)).toEqual([])
})
