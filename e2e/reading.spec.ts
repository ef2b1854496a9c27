/** Reading as a person does: by mouse, by keys, along links, down to the untouched file. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { clipping, lighthouse, nightTrain, tea, write } from './clippings.ts'
import { article, articles, body, drop, expect, test } from './pressmark.ts'

const elsewhere = 'https://elsewhere.example/not-kept'

const linked = {
  ...nightTrain,
  body: `<p>See <a href="${lighthouse.address}?utm_source=x">the lighthouse</a>, <a href="${elsewhere}">another page</a>, <a href="mailto:desk@lanternreview.example">a letter</a>, <a href="javascript:alert(1)">a script</a>.</p>${'<p>Filler.</p>'.repeat(80)}`,
}

const files = {
  '001.txt': clipping(lighthouse),
  '002.txt': `\uFEFF${clipping(linked)}\x1b\u202E`.replaceAll('\n', '\r\n'),
  '003.txt': clipping(tea),
}

/** Answers the question before an address is opened, and remembers what was opened. */
const answer = (app: ElectronApplication, response: number): Promise<void> =>
  app.evaluate(({ dialog, shell }, response) => {
    const seen = globalThis as { opened?: string[]; asked?: number }
    seen.opened = []
    seen.asked = 0
    dialog.showMessageBox = () => {
      seen.asked = (seen.asked ?? 0) + 1
      return Promise.resolve({ response, checkboxChecked: false })
    }
    shell.openExternal = (address) => {
      seen.opened?.push(address)
      return Promise.resolve()
    }
  }, response)

const seen = (app: ElectronApplication): Promise<{ opened: string[]; asked: number }> =>
  app.evaluate(() => {
    const { opened = [], asked = 0 } = globalThis as { opened?: string[]; asked?: number }
    return { opened, asked }
  })

const focused = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      document.activeElement?.getAttribute('aria-label') ??
      document.activeElement?.getAttribute('title') ??
      '',
  )

test('the heading tells title, source, byline and the three times with where they were read', async ({
  folder,
  launch,
}) => {
  const { page } = await launch({ env: { TZ: 'UTC' } })
  await drop(page, await write(folder, files))
  await article(page, lighthouse.title).click()
  const heading = body(page).locator('.masthead')
  await expect(heading.getByRole('heading', { level: 1 })).toHaveText(lighthouse.title)
  await expect(heading).toContainText('陳海藍')
  await expect(heading).toContainText('Published March 4, 2021 at 22:30')
  await expect(heading).toContainText('Captured March 5, 2021 at 10:00')
  await expect(heading).toContainText('Imported')
  await expect(heading.getByTitle(/from the text of the article/)).toBeVisible()
  await expect(heading.getByTitle(/from the header of the file/)).toBeVisible()
  await expect(body(page).locator('figcaption')).toHaveText('黃昏時的燈塔')
})

test('a link to an article of the library opens it here, and Escape goes back to where it stood', async ({
  folder,
  launch,
}) => {
  const { app, page } = await launch()
  await answer(app, 0)
  await drop(page, await write(folder, files))
  await article(page, nightTrain.title).click()
  await body(page).getByRole('link', { name: 'the lighthouse' }).click()
  await expect(body(page).getByRole('heading', { level: 1 })).toHaveText(lighthouse.title)
  await expect(article(page, lighthouse.title)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Escape')
  await expect(body(page).getByRole('heading', { level: 1 })).toHaveText(nightTrain.title)
  await expect(article(page, nightTrain.title)).toHaveAttribute('aria-selected', 'true')

  await body(page).getByRole('link', { name: 'the lighthouse' }).press('Enter')
  await expect(body(page).getByRole('heading', { level: 1 })).toHaveText(lighthouse.title)
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await expect(body(page).getByRole('heading', { level: 1 })).toHaveText(nightTrain.title)
  expect((await seen(app)).asked).toBe(0)
})

test('a link elsewhere opens the browser only after the user said yes; nothing ever navigates', async ({
  folder,
  launch,
}) => {
  const { app, page } = await launch()
  await answer(app, 1)
  await drop(page, await write(folder, files))
  await article(page, nightTrain.title).click()
  const link = body(page).getByRole('link', { name: 'another page' })
  await link.click()
  await expect.poll(() => seen(app)).toEqual({ opened: [], asked: 1 })

  await answer(app, 0)
  await link.press('Enter')
  await expect.poll(() => seen(app)).toEqual({ opened: [elsewhere], asked: 1 })

  await answer(app, 0)
  const shell = page.url()
  await link.click({ modifiers: ['Control'] })
  await link.click({ modifiers: ['Shift'] })
  await link.click({ button: 'middle' })
  expect(
    await link.evaluate((a) =>
      a.dispatchEvent(new DragEvent('dragstart', { cancelable: true, bubbles: true })),
    ),
  ).toBe(false)
  await body(page).getByText('a script').click()
  await body(page).getByRole('link', { name: 'a letter' }).click()
  await expect(page.getByText('This link leads to no web page.')).toBeVisible()
  expect(await seen(app)).toEqual({ opened: [], asked: 0 })
  expect(page.url()).toBe(shell)
  expect(app.windows()).toHaveLength(1)
  await expect(body(page).getByRole('heading', { level: 1 })).toHaveText(nightTrain.title)
})

test('the original is shown as text with its invisible characters, and saved byte for byte', async ({
  folder,
  launch,
}) => {
  const { app, page } = await launch()
  const [, given] = await write(folder, files)
  await drop(page, [given as string])
  await article(page, nightTrain.title).click()
  const original = page.getByRole('region', { name: 'Original file' }).last()
  await page.getByRole('button', { name: 'Show original' }).click()
  await expect(original).toContainText('002.txt')
  await expect(original).toContainText('<a href="javascript:alert(1)">a script</a>')
  await expect(original).toContainText('⟨U+001B⟩⟨U+202E⟩')
  expect(await original.locator('a, script, img').count()).toBe(0)
  await page.keyboard.press('Escape')
  await expect(original).toHaveCount(0)
  await expect(body(page).getByRole('heading', { level: 1 })).toBeVisible()

  await page.keyboard.press('o')
  await expect(original).toBeVisible()
  const target = join(folder, 'saved.txt')
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, target)
  await page.getByRole('button', { name: 'Save original as…' }).click()
  await expect(page.getByText('Saved as saved.txt')).toBeVisible()
  expect(await readFile(target)).toEqual(await readFile(given as string))
})

test('an original of two megabytes is shown in a moment', async ({ folder, launch }) => {
  const { page } = await launch()
  const big = clipping({ ...tea, body: `<p>${'雨停以后，采茶的人才上山。'.repeat(60_000)}</p>` })
  await drop(page, await write(folder, { 'big.txt': big }))
  await article(page, tea.title).click()
  await expect(body(page).getByRole('heading', { level: 1 })).toHaveText(tea.title)
  const started = Date.now()
  await page.getByRole('button', { name: 'Show original' }).click()
  await expect(page.getByText('big.txt')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('big.txt')).toHaveCount(0)
  expect(Date.now() - started).toBeLessThan(3_000)
})

test('an article with several captures says so, and shows each', async ({ folder, launch }) => {
  const { page } = await launch({ env: { TZ: 'UTC' } })
  const later = {
    ...lighthouse,
    captured: '2021-04-01T10:00:00Z',
    body: `${lighthouse.body}<p>後記：燈還亮著。</p>`,
  }
  const [one, two] = await write(folder, { 'a.txt': clipping(lighthouse), 'b.txt': clipping(later) })
  await drop(page, [one as string])
  await expect(articles(page).getByRole('option')).toHaveCount(1)
  await drop(page, [two as string])
  await expect(articles(page).getByRole('option')).toHaveAccessibleDescription(/2 captures/)
  await article(page, lighthouse.title).click()
  await expect(body(page).getByText('後記')).toBeVisible()
  await expect(body(page).locator('.masthead')).toContainText('2 captures')
  await body(page).getByRole('button', { name: 'March 5, 2021' }).click()
  await expect(body(page).getByText('後記')).toHaveCount(0)
  await expect(body(page).getByText('燈塔的光每十二秒轉一圈。')).toBeVisible()
})

test('the address is copied as the file gives it', async ({ folder, launch }) => {
  const { app, page } = await launch()
  await drop(page, await write(folder, files))
  await article(page, lighthouse.title).click()
  await page.getByRole('button', { name: 'Copy address' }).click()
  await expect(page.getByText('Address copied')).toBeVisible()
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(lighthouse.address)
})

test('keys move, enter, search and step back; none acts while typing', async ({ folder, launch }) => {
  const { page } = await launch()
  await drop(page, await write(folder, files))
  await expect(articles(page).getByRole('option')).toHaveCount(3)
  await page.keyboard.press('j')
  await expect(article(page, nightTrain.title)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await expect(article(page, nightTrain.title)).toHaveAttribute('aria-selected', 'true')
  await articles(page).focus()
  await page.keyboard.press('ArrowDown')
  await expect(article(page, lighthouse.title)).toHaveAttribute('aria-selected', 'true')
  await expect(body(page).getByRole('heading', { level: 1 })).toHaveText(lighthouse.title)
  await page.keyboard.press('Enter')
  expect(await focused(page)).toBe('Article')
  await page.keyboard.press('Control+j')
  await page.keyboard.press('Escape')
  expect(await focused(page)).toBe('Articles')

  await page.keyboard.press('Control+f')
  expect(await focused(page)).toBe('Search')
  await page.keyboard.type('jok?')
  await expect(page.getByRole('searchbox', { name: 'Search' })).toHaveValue('jok?')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(article(page, lighthouse.title)).toHaveAttribute('aria-selected', 'true')
})

test('? opens the sheet of all keys, and the focus returns where it was', async ({ folder, launch }) => {
  const { page } = await launch()
  await drop(page, await write(folder, files))
  await articles(page).focus()
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(sheet).toContainText('Import files')
  await page.keyboard.press('j')
  await expect(articles(page).getByRole('option', { selected: true })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)
  expect(await focused(page)).toBe('Articles')
})

test('the window is dark when it is told to be, also after a restart', async ({ folder, launch }) => {
  const dark = (page: Page): Promise<boolean[]> =>
    page.evaluate(() =>
      [window, ...document.querySelectorAll('iframe')].map((of) => {
        const view = of instanceof HTMLIFrameElement ? of.contentWindow : of
        return view?.matchMedia('(prefers-color-scheme: dark)').matches ?? false
      }),
    )
  const first = await launch()
  await drop(first.page, await write(folder, files))
  // The frame comes after the first list.
  await expect.poll(() => dark(first.page)).toEqual([false, false])
  await first.page.getByRole('button', { name: 'View', exact: true }).click()
  await first.page.getByRole('radio', { name: 'Dark' }).check()
  await expect.poll(() => dark(first.page)).toEqual([true, true])
  await first.app.close()
  const second = await launch()
  expect(await second.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark')
  // What the page sees is not asked here: the driver emulates a light scheme of its own when a window opens.
  await second.page.getByRole('button', { name: 'View', exact: true }).click()
  await expect(second.page.getByRole('radio', { name: 'Dark' })).toBeChecked()
})

test('what is read stays where it is while articles come in', async ({ folder, launch }) => {
  const { page } = await launch()
  const long = Array.from({ length: 200 }, (_, n) => `<p>Paragraph ${n} of a long evening.</p>`).join('')
  await drop(page, await write(folder, { 'one.txt': clipping({ ...lighthouse, body: long }) }))
  await article(page, lighthouse.title).click()
  const last = body(page).getByText('Paragraph 150 ')
  await last.scrollIntoViewIfNeeded()
  await last.evaluate((element) => (element.dataset.mark = 'mine'))
  const top = await last.evaluate((element) => element.getBoundingClientRect().top)
  await drop(page, await write(folder, { 'two.txt': clipping(nightTrain) }))
  await expect(article(page, nightTrain.title)).toBeVisible()
  await expect(page.getByText('2 articles', { exact: true }).first()).toBeVisible()
  await page.waitForTimeout(600)
  await expect(last).toHaveAttribute('data-mark', 'mine')
  expect(await last.evaluate((element) => element.getBoundingClientRect().top)).toBe(top)
})

test('a title of a thousand letters, or of a hundred thousand, leaves room for the article and can be read to its end', async ({
  folder,
  launch,
}) => {
  const words = (count: number): string =>
    Array.from({ length: count }, (_, n) => `word${String(n).padStart(5, '0')}`).join(' ')
  const long = `A ${words(100)} end`
  const vast = `B ${words(10_000)} end`
  const { page } = await launch()
  const titled = { ...lighthouse, body: '<p>The text.</p>' }
  await drop(
    page,
    await write(folder, {
      'long.txt': clipping({ ...titled, title: long }),
      'vast.txt': clipping({ ...titled, title: vast, address: 'https://harbourpost.example/vast' }),
      'chinese.txt': clipping({
        ...titled,
        title: '燈'.repeat(1_000),
        address: 'https://harbourpost.example/zh',
      }),
    }),
  )
  const heading = body(page).getByRole('heading', { level: 1 })
  for (const width of [800, 1400]) {
    await page.setViewportSize({ width, height: 800 })
    for (const beginning of ['A word', 'B word', '燈']) {
      const row = article(page, new RegExp(`^${beginning}`))
      await row.click()
      await expect(heading).toContainText(beginning)
      await expect(body(page).getByText('The text.')).toBeInViewport()
      const title = await row.locator('.title').boundingBox()
      expect(title?.height).toBeLessThanOrEqual(2 * 20)
    }
  }
  // Nothing of it is hidden: the box scrolls, also by keys.
  await article(page, /^A word/).click()
  await expect(heading).toHaveText(long)
  await article(page, /^燈/).click()
  await heading.focus()
  await page.keyboard.press('End')
  await expect
    .poll(() => heading.evaluate((box) => box.scrollHeight - box.clientHeight - Math.ceil(box.scrollTop)))
    .toBeLessThanOrEqual(1)

  await article(page, /^B word/).click()
  await expect(body(page).getByText('The title goes on: “Show original” has all of it.')).toBeVisible()
  await page.keyboard.press('o')
  await expect(page.getByText('word09999 end')).toBeAttached()
})
