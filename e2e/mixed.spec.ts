/** Many files, good and bad: each one has its outcome, and the window stays usable meanwhile. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { article as makeArticle } from '../bench/corpus.ts'
import { articles, drop, expect, status, test } from './pressmark.ts'

/** `PRESSMARK_MIXED=10000 npm run test:e2e -- e2e/mixed.spec.ts` is the full run. */
const total = Number(process.env.PRESSMARK_MIXED ?? 2_000)

/** What becomes of file n: one in twenty is bad in one of several ways, one in forty comes twice. */
function content(n: number): { name: string; bytes: string | Buffer; fate: string } {
  const name = `${String(n).padStart(6, '0')}.txt`
  if (n % 40 === 39) return { name, bytes: makeArticle(n - 38), fate: 'duplicate' }
  switch (n % 120) {
    case 20:
      return { name, bytes: '', fate: 'failed' }
    case 40:
      return { name, bytes: Buffer.from([0, 1, 2, 3, 0, 255]), fate: 'failed' }
    case 60:
      return { name, bytes: Buffer.from([0xc3, 0x28, 0xa0, 0xa1, 0x80, 0xff]), fate: 'failed' }
    case 80:
      return { name: name.replace('.txt', '.jpg'), bytes: 'not an image', fate: 'ignored' }
    case 100:
      return { name: `.${name}`, bytes: 'hidden', fate: 'ignored' }
    default:
      return { name, bytes: makeArticle(n), fate: 'added' }
  }
}

test(`${total} mixed files are all accounted for while the window stays usable`, async ({
  folder,
  launch,
}) => {
  test.setTimeout(120_000 + total * 60)
  const expected: Record<string, number> = { added: 0, duplicate: 0, ignored: 0, failed: 0 }
  const inbox = join(folder, 'inbox')
  for (let n = 0; n < total; n++) {
    const { name, bytes, fate } = content(n)
    expected[fate] = (expected[fate] ?? 0) + 1
    const shelf = join(inbox, String(Math.floor(n / 500)))
    if (n % 500 === 0) mkdirSync(shelf, { recursive: true })
    writeFileSync(join(shelf, name), bytes)
  }

  const { page } = await launch()
  await drop(page, [inbox])
  await expect(articles(page).getByRole('option').first()).toBeVisible()

  // To its end: walk down the list, each step answered, and measure the longest time between two frames.
  await page.evaluate(() => {
    const seen = window as { slowestFrame?: number }
    let last = performance.now()
    const frame = (now: number): void => {
      seen.slowestFrame = Math.max(seen.slowestFrame ?? 0, now - last)
      last = now
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
  await articles(page).focus()
  const selected = articles(page).getByRole('option', { selected: true })
  let steps = 0
  while (!(await status(page).innerText()).includes('finished')) {
    await page.keyboard.press('ArrowDown')
    await expect(selected).toHaveCount(1, { timeout: 2_000 })
    steps++
    await page.waitForTimeout(100)
  }
  const slowest = await page.evaluate(() => (window as { slowestFrame?: number }).slowestFrame ?? Infinity)
  test
    .info()
    .annotations.push({ type: 'slowest frame', description: `${Math.round(slowest)} ms, ${steps} steps` })
  expect(slowest).toBeLessThan(1_000)
  expect(steps).toBeGreaterThan(3)
  const said = (await status(page).innerText()).replaceAll(',', '')
  const counts = Object.fromEntries(
    ['added', 'duplicate', 'ignored', 'failed'].map((fate) => [
      fate,
      Number(new RegExp(`(\\d+) ${fate}`).exec(said)?.[1] ?? 0),
    ]),
  )
  expect(counts).toEqual(expected)
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(total)
})
