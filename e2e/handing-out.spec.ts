/** Libraries are copied and opened, addresses handed to the browser; native dialogs are answered by the test. */
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { clipping, lighthouse, nightTrain, tea, write } from './clippings.ts'
import { answerSave } from './dialogs.ts'
import { articles, drop, expect, test } from './pressmark.ts'

/** What the page can ask of main, called as the page would. */
const ask = (page: Page, call: string, request: object): Promise<{ ok: boolean; value?: unknown }> =>
  page.evaluate(
    ([name, argument]) =>
      (
        window as unknown as { pressmark: Record<string, (request: object) => Promise<{ ok: boolean }>> }
      ).pressmark[name]?.(argument) as Promise<{ ok: boolean }>,
    [call, request] as const,
  )

const files = {
  'one.txt': clipping(lighthouse),
  'two.txt': `\uFEFF${clipping(nightTrain)}`,
  'three.txt': clipping(tea),
}

test('a saved copy of the library opens and has everything', async ({ folder, launch }) => {
  const paths = await write(join(folder, 'in'), files)
  const { app, page } = await launch()
  await drop(page, paths)
  await expect(articles(page).getByRole('option')).toHaveCount(3)
  const copy = join(folder, 'copy.pressmark')
  await answerSave(app, copy)
  expect(await ask(page, 'saveCopy', {})).toMatchObject({ ok: true, value: { articles: 3 } })
  const second = await launch({ library: copy })
  await expect(articles(second.page).getByRole('option')).toHaveCount(3)
})

test('an address goes to the browser only after a yes, and only when it is of the web', async ({
  launch,
}) => {
  const { app, page } = await launch()
  await app.evaluate(({ dialog, shell }) => {
    const seen = globalThis as { asked?: number; opened?: string[]; answer?: number }
    seen.asked = 0
    seen.opened = []
    seen.answer = 1
    dialog.showMessageBox = () => {
      seen.asked = (seen.asked ?? 0) + 1
      return Promise.resolve({ response: seen.answer ?? 1, checkboxChecked: false })
    }
    shell.openExternal = (url) => Promise.resolve(void seen.opened?.push(url))
  })
  const facts = () =>
    app.evaluate(() => {
      const { asked, opened } = globalThis as { asked?: number; opened?: string[] }
      return { asked, opened }
    })
  for (const address of [
    'javascript:alert(1)',
    'file:///etc/passwd',
    'smb://host/x',
    'pressmark://x',
    'no address',
  ])
    expect(await ask(page, 'openAddress', { address })).toMatchObject({ ok: true, value: { opened: false } })
  expect(await facts()).toEqual({ asked: 0, opened: [] })
  await ask(page, 'openAddress', { address: 'https://harbourpost.example/a' })
  expect(await facts()).toEqual({ asked: 1, opened: [] })
  await app.evaluate(() => void ((globalThis as { answer?: number }).answer = 0))
  await ask(page, 'openAddress', { address: 'https://harbourpost.example/a' })
  expect(await facts()).toEqual({ asked: 2, opened: ['https://harbourpost.example/a'] })
})
