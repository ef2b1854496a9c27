/** Originals leave byte for byte, and an export that stops before its end does not look like one that did not. */
import { existsSync, readFileSync } from 'node:fs'
import { readdir, readFile, utimes } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { clipping, lighthouse, nightTrain, tea, write } from './clippings.ts'
import { answerOpen } from './dialogs.ts'
import { chooseMenu } from './menu.ts'
import { article, articles, drop, expect, exportStatus, status, test } from './pressmark.ts'

const files = {
  'one.txt': clipping(lighthouse),
  'two.txt': `\uFEFF${clipping(nightTrain)}`,
  'three.txt': clipping(tea),
}

const exportFolders = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.startsWith('Pressmark export')).sort()

/** Folder of the only export below `folder`. */
async function onlyExport(folder: string): Promise<string> {
  const [name = '', ...others] = await exportFolders(folder)
  expect(others).toEqual([])
  return join(folder, name)
}

test('an export holds every original byte for byte, with a manifest, and says where', async ({
  folder,
  launch,
}) => {
  const paths = await write(join(folder, 'in'), files)
  await utimes(paths[0] as string, 1_000_000_000, 1_000_000_000)
  const { app, page } = await launch()
  await drop(page, paths)
  await expect(articles(page).getByRole('option')).toHaveCount(3)

  await answerOpen(app)
  await chooseMenu(app, 'File', 'Export All Originals…')
  await answerOpen(app, folder)
  await chooseMenu(app, 'File', 'Export All Originals…')
  await expect(exportStatus(page)).toContainText('Exported 3 originals')
  const out = await onlyExport(folder)
  await expect(exportStatus(page)).toContainText(`, to ${out}`)
  for (const path of paths) expect(await readFile(join(out, basename(path)))).toEqual(await readFile(path))
  for (const name of ['manifest.csv', 'manifest.json', 'SHA256SUMS'])
    expect(existsSync(join(out, name))).toBe(true)

  await page
    .getByRole('region', { name: 'Export', exact: true })
    .getByRole('button', { name: 'Dismiss' })
    .click()
  await expect(exportStatus(page)).toHaveText('')
})

test('what is selected is exported alone', async ({ folder, launch }) => {
  const { app, page } = await launch()
  await drop(page, await write(join(folder, 'in'), files))
  await expect(articles(page).getByRole('option')).toHaveCount(3)
  await article(page, nightTrain.title).click()
  await answerOpen(app, folder)
  await page.getByRole('button', { name: 'Export originals…' }).click()
  await expect(exportStatus(page)).toContainText('Exported 1 original,')
  const out = await onlyExport(folder)
  expect((await readdir(out)).sort()).toEqual(['SHA256SUMS', 'manifest.csv', 'manifest.json', 'two.txt'])
})

test('an export shows how far it is, outlives a reload, and when cancelled does not look complete', async ({
  folder,
  launch,
}) => {
  const count = 3_000
  const many = Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      `${n}.txt`,
      clipping({ ...tea, title: `茶 ${n}`, address: `https://chenbao.example/tea/${n}` }),
    ]),
  )
  await write(join(folder, 'in'), many)
  const { app, page } = await launch()
  await drop(page, [join(folder, 'in')])
  await expect(status(page)).toContainText('3,000 added', { timeout: 60_000 })

  await answerOpen(app, folder)
  await chooseMenu(app, 'File', 'Export All Originals…')
  const region = page.getByRole('region', { name: 'Export', exact: true })
  await expect(exportStatus(page)).toHaveText('Exporting…')
  await expect(region).toContainText(/[\d,]+ of 3,000 originals/)
  await chooseMenu(app, 'File', 'Export All Originals…')
  await expect(page.getByText('An export is already under way.')).toBeVisible()
  await page.reload()
  await expect(exportStatus(page)).toHaveText('Exporting…')
  await region.getByRole('button', { name: 'Cancel' }).click()
  await expect(exportStatus(page)).toContainText(
    /The export was cancelled\. The export is incomplete: [\d,]+ of 3,000 files are in /,
  )

  const out = await onlyExport(folder)
  const said = Number(/([\d,]+) of/.exec(await exportStatus(page).innerText())?.[1]?.replace(',', ''))
  const left = await readdir(out, { recursive: true })
  const originals = left.filter((name) => /^\d{4}\/\d+\.txt$/.test(name))
  expect(originals).toHaveLength(said)
  expect(said).toBeLessThan(count)
  expect(left.filter((name) => !name.includes('/')).filter((name) => !/^\d{4}$/.test(name))).toEqual([
    'incomplete',
  ])
  expect(left.filter((name) => name.endsWith('.tmp'))).toEqual([])
  for (const name of originals) expect(readFileSync(join(out, name), 'utf8')).toBe(many[basename(name)])

  await chooseMenu(app, 'File', 'Export All Originals…')
  await expect(exportStatus(page)).toContainText('Exported 3,000 originals', { timeout: 60_000 })
  expect(await exportFolders(folder)).toHaveLength(2)
})

test('originals that the library has lost are said to be missing, and the others come out', async ({
  folder,
  launch,
}) => {
  const library = join(folder, 'library.pressmark')
  const first = await launch({ library })
  await drop(first.page, await write(join(folder, 'in'), files))
  await expect(articles(first.page).getByRole('option')).toHaveCount(3)
  await first.app.close()
  const db = new DatabaseSync(library)
  db.exec(`UPDATE original_bytes SET packed = zeroblob(9) WHERE original_id = (
    SELECT original_id FROM capture WHERE title = '${tea.title}')`)
  db.close()

  const { app, page } = await launch({ library })
  await answerOpen(app, folder)
  await chooseMenu(app, 'File', 'Export All Originals…')
  await expect(exportStatus(page)).toContainText('Exported 2 originals')
  await expect(exportStatus(page)).toContainText('1 original could not be read from the library')
  const out = await onlyExport(folder)
  expect((await readdir(out)).filter((name) => name.endsWith('.txt')).sort()).toEqual(['one.txt', 'two.txt'])
  const manifest = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8')) as {
    name: string | null
    problem: string | null
  }[]
  expect(manifest.filter(({ name }) => name === null)).toHaveLength(1)
})

test('originals that are deleted for good before their turn are named at the end of the export', async ({
  folder,
  launch,
}) => {
  const count = 2_000
  const many = Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      `${n}.txt`,
      clipping({ ...tea, title: `茶 ${n}`, address: `https://chenbao.example/tea/${n}` }),
    ]),
  )
  await write(join(folder, 'in'), many)
  const { app, page } = await launch()
  await drop(page, [join(folder, 'in')])
  await expect(status(page)).toContainText('2,000 added', { timeout: 60_000 })
  await answerOpen(app, folder)
  await chooseMenu(app, 'File', 'Export All Originals…')
  await expect(page.getByText(/[\d,]+ of 2,000 originals/)).toBeVisible()
  await page.evaluate(async () => {
    const selection = { ids: [1_990, 1_995] }
    await window.pressmark.removeArticles({ selection })
    const told = await window.pressmark.purgePreview({ selection })
    if (told.ok) await window.pressmark.purgeArticles({ preview: told.value.preview })
  })
  await expect(exportStatus(page)).toContainText('Exported 1,998 originals', { timeout: 60_000 })
  await expect(exportStatus(page)).toContainText(
    /2 originals were removed from the library meanwhile: \d+\.txt, \d+\.txt\./,
  )
  const out = await onlyExport(folder)
  const manifest = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8')) as { name: string | null }[]
  expect(manifest.filter(({ name }) => name === null)).toHaveLength(2)
  expect(existsSync(join(out, 'incomplete'))).toBe(false)
})

test('an export whose process dies says so and leaves no manifest', async ({ folder, launch }) => {
  const many = Object.fromEntries(
    Array.from({ length: 1_500 }, (_, n) => [
      `${n}.txt`,
      clipping({ ...tea, title: `茶 ${n}`, address: `https://chenbao.example/tea/${n}` }),
    ]),
  )
  await write(join(folder, 'in'), many)
  const { app, page } = await launch()
  await drop(page, [join(folder, 'in')])
  await expect(status(page)).toContainText('1,500 added', { timeout: 60_000 })
  await answerOpen(app, folder)
  await chooseMenu(app, 'File', 'Export All Originals…')
  await expect(page.getByText(/[\d,]+ of 1,500 originals/)).toBeVisible()
  await app.evaluate(({ app: electron }) => {
    for (const { pid, name } of electron.getAppMetrics())
      if (name?.includes('hand-out')) process.kill(pid, 'SIGKILL')
  })
  await expect(exportStatus(page)).toContainText(/has stopped\. The export is incomplete: [\d,]+ of 1,500/)
  const out = await onlyExport(folder)
  expect((await readdir(out)).filter((name) => !/^\d{4}$/.test(name))).toEqual(['incomplete'])
})
