/** The search field, what it finds, and how that is shown in the list and in the article. */
import type { Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ParsedArticle } from '../src/shared/article.ts'
import { hitsIn } from '../src/shared/query/hits.ts'
import { parseQuery } from '../src/shared/query/parse.ts'
import { clipping, lighthouse, nightTrain, tea, write, type Clipping } from './clippings.ts'
import { article, articles, body, drop, expect, test } from './pressmark.ts'

const ferry: Clipping = {
  title: 'The ferry that waits for the fog',
  address: 'https://lanternreview.example/ferry',
  captured: '2024-03-02T08:00:00Z',
  published: '2024-03-01T06:00:00Z',
  byline: 'Mara Ellison',
  body: `${'<p>Nothing happens on this bank of the river for most of the year.</p>'.repeat(12)}<p>Then the <b>har</b>bour bell rings, and the <i>harbour</i> pilot, who keeps bags of wheat in the wheelhouse, casts off.</p><table><tr><td>harbour</td><td>pilot</td></tr></table>`,
}
const all = { '1.txt': lighthouse, '2.txt': nightTrain, '3.txt': tea, '4.txt': ferry }
const files = Object.fromEntries(Object.entries(all).map(([name, one]) => [name, clipping(one)]))

const field = (page: Page) => page.getByRole('searchbox', { name: 'Search', exact: true })
const rows = (page: Page) => articles(page).getByRole('option')
const hitsGroup = (page: Page) => page.getByRole('group', { name: 'Hits in this article' })

/** The texts that are marked in the article. */
const marked = (page: Page, name: 'found' | 'found-here' = 'found'): Promise<string[]> =>
  page.evaluate((name) => {
    const frame = document.querySelector<HTMLIFrameElement>('iframe[title="Article"]')?.contentWindow as
      (Window & typeof globalThis) | null | undefined
    return [...(frame?.CSS.highlights.get(name) ?? [])].map((stretch) => {
      const range = (frame as Window).document.createRange()
      range.setStart(stretch.startContainer, stretch.startOffset)
      range.setEnd(stretch.endContainer, stretch.endOffset)
      return range.toString()
    })
  }, name)

/** Not imported by name: the parser's elements are linkedom's, and other types than those of a window's. */
const parserPath: string = '../src/parser/parser.ts'
const { parse } = (await import(parserPath)) as {
  parse: (
    bytes: Uint8Array,
    file: { fileName: string },
  ) => { ok: true; article: ParsedArticle } | { ok: false; reason: string }
}

/** By the same function over the blocks that the parser makes: what the index goes by. */
function hitsOf(bytes: Uint8Array, fileName: string, query: string): string[] {
  const parsed = parse(bytes, { fileName })
  if (!parsed.ok) throw new Error(parsed.reason)
  const read = parseQuery(query, { today: '2026-01-01' })
  return parsed.article.blocks.flatMap(({ kind, text }) =>
    hitsIn(kind, text, read).map(({ start, end }) => text.slice(start, end)),
  )
}

test('results come as one types, with the best passage and every hit marked', async ({ folder, launch }) => {
  const { page } = await launch()
  await drop(page, await write(folder, files))
  await expect(rows(page)).toHaveCount(4)
  const heights = await rows(page).evaluateAll((all) => all.map((row) => row.clientHeight))
  await field(page).pressSequentially('wheat ba')
  await expect(rows(page)).toHaveCount(2)
  // A beginning is enough; the passage is from the middle of the article.
  await expect(article(page, ferry.title).locator('mark')).toHaveText(['bags', 'wheat'])
  await expect(article(page, ferry.title)).toContainText(/…[\w ,]+keeps bags of wheat in the wheelhouse/)
  await expect(article(page, nightTrain.title).locator('mark')).toHaveText(['bags', 'wheat'])
  const after = await rows(page).evaluateAll((all) => all.map((row) => row.clientHeight))
  expect(new Set([...heights, ...after]).size).toBe(1)
  await field(page).fill('灯塔')
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page).locator('.title mark')).toHaveText(['燈塔'])
  await expect(rows(page).locator('.excerpt mark').first()).toHaveText('燈塔')
  await field(page).fill('"bags of wheat" -platform')
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page).locator('mark')).toHaveText(['bags of wheat'])
  await field(page).fill('NEAR(pilot wheat, 6)')
  await expect(rows(page).locator('mark')).toHaveText(['pilot', 'wheat'])
  await field(page).fill('')
  await expect(rows(page)).toHaveCount(4)
  await expect(rows(page).locator('mark')).toHaveCount(0)
})

test('every hit of the article is marked, is gone to with F3, and the marks go with Escape and the search', async ({
  folder,
  launch,
}) => {
  const { page } = await launch()
  await drop(page, await write(folder, files))
  await field(page).fill('harbour')
  await expect(rows(page)).toHaveCount(1)
  await rows(page).click()
  // An inline element joins, a table cell does not.
  await expect.poll(() => marked(page)).toEqual(['harbour', 'harbour', 'harbour'])
  await expect(hitsGroup(page)).toContainText('3 hits')
  const bell = body(page).getByText('bell rings')
  await expect(bell).not.toBeInViewport()
  await page.keyboard.press('F3')
  await expect(hitsGroup(page)).toContainText('1 of 3')
  await expect(bell).toBeInViewport()
  expect(await marked(page, 'found-here')).toEqual(['harbour'])
  await page.keyboard.press('ControlOrMeta+g')
  await page.keyboard.press('F3')
  await expect(hitsGroup(page)).toContainText('3 of 3')
  await page.keyboard.press('F3')
  await expect(hitsGroup(page)).toContainText('1 of 3')
  await page.keyboard.press('Shift+F3')
  await expect(hitsGroup(page)).toContainText('3 of 3')
  await hitsGroup(page).getByRole('button', { name: 'Previous hit' }).click()
  await expect(hitsGroup(page)).toContainText('2 of 3')
  await field(page).focus()
  await page.keyboard.press('F3')
  await expect(hitsGroup(page)).toContainText('3 of 3')
  await articles(page).focus()
  await page.keyboard.press('Escape')
  expect(await marked(page)).toEqual([])
  await page.keyboard.press('F3')
  await expect.poll(() => marked(page)).toHaveLength(3)
  // The next search marks the same page anew.
  await field(page).fill('wheelhouse -"night train"')
  await expect.poll(() => marked(page)).toEqual(['wheelhouse'])
  await field(page).fill('')
  await expect.poll(() => marked(page)).toEqual([])
  await expect(hitsGroup(page)).toHaveCount(0)
})

const samples = [
  'pilot wheat',
  'title:fog OR body:fog',
  'author:mara',
  'the',
  '"the year"',
  'NEAR(pilot bags, 9)',
]

test('what is marked is what the index goes by', async ({ folder, launch }) => {
  const { page } = await launch()
  const page2 = `<!doctype html><html lang="zh-Hant"><head><title>港口的霧</title><link rel="canonical" href="https://harbourpost.example/fog"></head><body><article><h1>港口的霧</h1><p>霧<br>港<span>口</span>的霧，<b>霧</b>中有<ruby>燈<rp>(</rp><rt>ㄉㄥ</rt><rp>)</rp></ruby>。</p>${'<p>港口的霧很濃，船在霧裡等了一夜。管理員說，霧裡的聲音比光走得更遠。</p>'.repeat(6)}<ul><li>霧<ul><li>港口</li></ul></li></ul><pre>霧  港口</pre></article></body></html>`
  await write(folder, { ...files, 'fog.html': page2 })
  await drop(page, [join(folder, '4.txt'), join(folder, 'fog.html')])
  await expect(rows(page)).toHaveCount(2)
  await article(page, ferry.title).click()
  await expect(body(page).getByRole('heading', { level: 1 })).toHaveText(ferry.title)
  for (const query of samples) {
    await field(page).fill(query)
    const expected = hitsOf(await readFile(join(folder, '4.txt')), '4.txt', query)
    expect(expected.length).toBeGreaterThan(0)
    await expect.poll(() => marked(page), query).toEqual(expected)
  }
  await field(page).fill('')
  await article(page, '港口的霧').click()
  await expect(body(page).getByRole('heading', { level: 1 })).toHaveText('港口的霧')
  for (const query of ['霧', '港口', '港口的雾', '雾 港', '燈']) {
    await field(page).fill(query)
    const expected = hitsOf(await readFile(join(folder, 'fog.html')), 'fog.html', query)
    await expect.poll(() => marked(page), query).toEqual(expected)
  }
})

test('a search that only an older copy satisfies opens that copy, and says so', async ({
  folder,
  launch,
}) => {
  const { page } = await launch()
  const older = { ...lighthouse, body: `${lighthouse.body ?? ''}<p>最後一句提到鯨魚。</p>` }
  const newer = { ...lighthouse, captured: '2021-04-05T10:00:00Z' }
  await drop(page, await write(folder, { 'a.txt': clipping(older), 'b.txt': clipping(newer) }))
  await expect(rows(page)).toHaveAccessibleDescription(/2 captures/)
  const remark = body(page).getByText('The search found this copy')
  await field(page).fill('燈塔')
  await rows(page).click()
  await expect.poll(() => marked(page)).not.toEqual([])
  await expect(remark).toHaveCount(0)
  await field(page).fill('鲸鱼')
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page).locator('.excerpt mark')).toHaveText('鯨魚')
  await rows(page).click()
  await expect(remark).toBeVisible()
  await expect.poll(() => marked(page)).toEqual(['鯨魚'])
})

test('a query that cannot be used to its end is told below the field, and what can be is looked for', async ({
  folder,
  launch,
}) => {
  const { page } = await launch()
  await drop(page, await write(folder, files))
  await expect(rows(page)).toHaveCount(4)
  const told = page.getByRole('search').getByRole('status')
  for (const [query, part, count] of [
    ['wheat on:yesterday', 'on:yesterday', 2],
    ['wheat "bags of', '"', 2],
    ['(wheat', '(', 2],
    ['wheat OR', 'OR', 2],
    ['title:', 'title:', 4],
    ['NEAR(wheat', 'NEAR(wheat', 2],
    ['))) -', ')))', 4],
  ] as const) {
    await field(page).fill(query)
    await expect(told.locator('q')).toHaveText(part)
    await expect(rows(page)).toHaveCount(count)
  }
  await field(page).fill('wheat')
  await expect(told).toBeEmpty()
})

test('help is one key away, and its examples are tried with a press', async ({ folder, launch }) => {
  const { page } = await launch()
  await drop(page, await write(folder, files))
  await expect(rows(page)).toHaveCount(4)
  const help = page.getByRole('dialog', { name: 'What can be searched for' })
  await field(page).focus()
  await page.keyboard.press('?')
  await expect(help).toContainText('Words in the title.')
  await page.keyboard.press('Escape')
  await expect(help).toHaveCount(0)
  await expect(field(page)).toBeFocused()
  await field(page).fill('wheat')
  await page.keyboard.press('F1')
  await help.getByRole('button', { name: 'author:Ellison' }).click()
  await expect(field(page)).toBeFocused()
  await expect(field(page)).toHaveValue('wheat author:Ellison')
  await expect(rows(page)).toHaveCount(2)
  await page.keyboard.press('End')
  await page.keyboard.type('?')
  await expect(field(page)).toHaveValue('wheat author:Ellison?')
})

test('traditional and simplified are told apart by a button that writes into the query', async ({
  folder,
  launch,
}) => {
  const { page } = await launch()
  await drop(page, await write(folder, files))
  await expect(rows(page)).toHaveCount(4)
  const one = page.getByRole('button', { name: 'Traditional and simplified are one' })
  await field(page).fill('灯塔')
  await expect(rows(page)).toHaveCount(1)
  await expect(one).toHaveAttribute('aria-pressed', 'true')
  await field(page).press('Tab')
  await expect(one).toBeFocused()
  await page.keyboard.press('Space')
  await expect(field(page)).toHaveValue('灯塔 variants:off')
  await expect(rows(page)).toHaveCount(0)
  await expect(one).toHaveAttribute('aria-pressed', 'false')
  await field(page).fill('燈塔 variants:off')
  await expect(rows(page)).toHaveCount(1)
  await rows(page).click()
  await expect.poll(() => marked(page)).toContain('燈塔')
  await one.click()
  await expect(field(page)).toHaveValue('燈塔')
})

test('of a hundred thousand hits the first are marked, and gone through', async ({ folder, launch }) => {
  const { page } = await launch()
  const vast = { ...ferry, title: 'Vast', address: 'https://x.example/vast' }
  await drop(
    page,
    await write(folder, {
      'vast.txt': clipping({ ...vast, body: `<p>${'wheat '.repeat(50)}</p>`.repeat(2_000) }),
      'line.txt': clipping({
        ...vast,
        title: 'One line',
        address: 'https://x.example/line',
        body: `<p>${'wheat '.repeat(100_000)}</p>`,
      }),
    }),
  )
  await expect(rows(page)).toHaveCount(2)
  await field(page).fill('wheat')
  await expect(rows(page).locator('mark').first()).toBeVisible()
  for (const title of ['Vast', 'One line']) {
    await article(page, title).click()
    await expect(hitsGroup(page)).toContainText('the first 2,000 hits')
    for (let press = 0; press < 20; press++) await page.keyboard.press('F3')
    await expect(hitsGroup(page)).toContainText('20 of the first 2,000')
  }
})
