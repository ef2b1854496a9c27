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

  // While it runs: walk down the list, each step answered.
  await articles(page).focus()
  const slowest = await page.evaluate(async () => {
    let worst = 0
    for (let turn = 0; turn < 30; turn++) {
      const begun = performance.now()
      await new Promise((resolve) => requestAnimationFrame(resolve))
      worst = Math.max(worst, performance.now() - begun)
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
    return worst
  })
  expect(slowest).toBeLessThan(1_000)
  await page.keyboard.press('ArrowDown')
  await expect(articles(page).getByRole('option', { selected: true })).toHaveCount(1)

  await expect(status(page)).toContainText('finished', { timeout: 60_000 + total * 50 })
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
