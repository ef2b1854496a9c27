/** Pages saved by browsers: dropped with their folder, listed, read with their pictures. */
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { clipping, write } from './clippings.ts'
import { png } from './png.ts'
import { article, articles, body, drop, expect, status, test } from './pressmark.ts'

const sentence =
  'The harbour froze on a Tuesday, and the ferries, which had never stopped, stopped for a week.'
const embedded = `data:image/png;base64,${png(64, 32, [30, 90, 160]).toString('base64')}`

const page = `<!DOCTYPE html>
<!-- saved from url=(0037)https://www.harbourpost.example/ice/7 -->
<html lang="en"><head><meta charset="utf-8"><title>A harbour under ice | Harbour Post</title>
<meta property="og:title" content="A harbour under ice"><meta property="og:site_name" content="Harbour Post">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "A harbour under ice",
"datePublished": "2024-02-06T09:30:00+01:00", "author": {"name": "Mara Ellison"}}</script>
<script src="./Ice_files/app.js"></script><link rel="stylesheet" href="http://198.51.100.7/a.css"></head>
<body><nav><a href="/">Front page</a> <a href="/sport">Sport</a></nav>
<article><h1>A harbour under ice</h1>
<img src="./Ice_files/harbour%20ice.png" alt="The harbour" width="100%">
<p>${sentence}</p><p>${sentence} ${sentence}</p>
<img src="./Ice_files/gone.png" alt="A ferry that was not kept">
<p>${sentence} ${sentence}</p><img src="${embedded}" alt="A map">
<img src="./Ice_files/drawing.svg" alt="A drawing"><img src="../secret_files/x.png" alt="Not ours">
<p>${sentence} ${sentence} ${sentence}</p></article>
<footer>All rights reserved</footer></body></html>`

const picture = png(320, 200)
const files = {
  'in/Ice.html': page,
  'in/Ice_files/harbour ice.png': picture,
  'in/Ice_files/drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>fire()</script></svg>',
  'in/Ice_files/app.js': 'fire()',
  'in/Ice_files/saved_resource.html': '<html><body>An advertisement</body></html>',
  'secret_files/x.png': picture,
}

const painted = (image: Locator): Promise<number[]> =>
  image.evaluate(async (element) => {
    const image = element as HTMLImageElement
    await image.decode()
    const { width, height } = image.getBoundingClientRect()
    return [image.naturalWidth, image.naturalHeight, Math.round(width), Math.round(height)]
  })

test('a saved page and its folder become one article, read with its pictures', async ({ folder, launch }) => {
  await write(folder, files)
  const { page } = await launch({ env: { TZ: 'UTC' } })
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await drop(page, [join(folder, 'in')])
  const row = article(page, /A harbour under ice/)
  await expect(row).toBeVisible()
  await expect(articles(page).getByRole('option')).toHaveCount(1)
  await expect(row).toContainText('The Harbour Post')
  await expect(status(page)).toContainText('4 ignored')
  await row.click()
  const read = body(page)
  await expect(read.getByRole('heading', { level: 1 })).toHaveText('A harbour under ice')
  await expect(read.locator('.masthead')).toContainText('Mara Ellison')
  await expect(read.locator('.masthead')).toContainText('February 6, 2024')
  await expect(read.getByText('All rights reserved')).toHaveCount(0)

  expect(await painted(read.getByRole('img', { name: 'The harbour' }))).toEqual([320, 200, 320, 200])
  expect(await painted(read.getByRole('img', { name: 'A map' }))).toEqual([64, 32, 64, 32])
  await expect(read.locator('.body img')).toHaveCount(2)
  await expect(read.locator('.placeholder')).toHaveText([
    /A ferry that was not kept/,
    /A drawing/,
    /Not ours/,
  ])
  // The shell's own scripts come when they are wanted.
  expect(
    asked.filter(
      (address) => !/\/picture\/|\.invalid\/assets\/|^pressmark-app:\/\/shell\/assets\//.test(address),
    ),
  ).toEqual([])
})

test('pictures go for good with the last article that shows them', async ({ folder, launch }) => {
  await write(folder, files)
  const library = join(folder, 'library.pressmark')
  const { page } = await launch({ library })
  await drop(page, [join(folder, 'in')])
  await article(page, /A harbour under ice/).click()
  const image = body(page).getByRole('img', { name: 'The harbour' })
  const address = await image.evaluate((element) => (element as HTMLImageElement).src)
  const loads = (): Promise<boolean> =>
    page.evaluate(
      (address) =>
        new Promise<boolean>((settle) => {
          const image = new Image()
          image.onload = () => settle(true)
          image.onerror = () => settle(false)
          image.src = address
        }),
      address,
    )
  expect(await loads()).toBe(true)
  await page.getByRole('button', { name: 'Move to trash' }).click()
  await page.getByRole('button', { name: 'Open the trash' }).click()
  await page.getByRole('button', { name: 'Empty trash…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete 1 article' }).click()
  await expect(page.getByText('The trash is empty')).toBeVisible()
  // A picture that was painted may be shown again from the page's own memory
  await page.reload()
  await page.getByRole('searchbox', { name: 'Search' }).waitFor()
  await expect.poll(loads).toBe(false)
})

test('a page and its folder dropped side by side are one article, too', async ({ folder, launch }) => {
  await write(folder, files)
  const { page } = await launch()
  await drop(page, [join(folder, 'in/Ice_files'), join(folder, 'in/Ice.html')])
  await expect(articles(page).getByRole('option')).toHaveCount(1)
  await expect(status(page)).toContainText('4 ignored')
})

test('a picture inside a clipping is shown, a damaged one is a placeholder', async ({ folder, launch }) => {
  const { page } = await launch()
  // Its header is a PNG's, but no PNG has 99 bits a sample
  const broken = Buffer.from(picture)
  broken[24] = 99
  const damaged = `data:image/png;base64,${broken.toString('base64')}`
  const text = clipping({
    title: 'Ice',
    address: 'https://harbourpost.example/ice/8',
    captured: '2024-02-06T10:00:00Z',
    body: `<img src="${embedded}" alt="A map" width="100%"><div><small>The bay</small></div><p>${sentence}</p><img alt="Broken" src='${damaged}'>`,
  })
  await drop(page, await write(folder, { 'ice.txt': text }))
  await article(page, /Ice/).click()
  expect(await painted(body(page).getByRole('img', { name: 'A map' }))).toEqual([64, 32, 64, 32])
  await expect(body(page).locator('figcaption')).toHaveText('The bay')
  await body(page).getByText('The bay').scrollIntoViewIfNeeded()
  await expect(body(page).locator('.placeholder')).toContainText('Broken')
})
