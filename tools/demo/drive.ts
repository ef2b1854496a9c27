import { _electron } from '@playwright/test'
import { join } from 'node:path'
import { drop } from '../../e2e/drop.ts'

/** Imports the samples, filters, searches and reads in the real window; says what it sees, saves pictures of it. */
export async function driveDemo(args: string[], samples: string, pictures: string): Promise<void> {
  const app = await _electron.launch({ args })
  const page = await app.firstWindow()
  await page.waitForURL((url) => url.pathname.endsWith('/index.html'))
  const list = page.getByRole('listbox', { name: 'Articles' })
  const search = page.getByRole('searchbox', { name: 'Search' })
  const status = page.getByRole('region', { name: 'Import', exact: true }).getByRole('status')
  const say = async (what: string, picture: string): Promise<void> => {
    await page.screenshot({ path: join(pictures, picture) })
    console.log(`${what.padEnd(60)} ${join('dist/demo', picture)}`)
  }

  await search.waitFor()
  await say('An empty library', '1-empty.png')

  await drop(page, [samples])
  await list.getByRole('option').first().waitFor()
  await status.getByText('added').waitFor()
  await say(`Dropped the samples: ${(await status.innerText()).split('\n')[0] ?? ''}`, '2-list.png')

  await list.getByRole('option').nth(1).click()
  await page.frameLocator('iframe[title="Article"]').locator('p').first().waitFor()
  await say('Opened an article', '3-article.png')

  await search.fill('燈塔')
  await page.waitForTimeout(300)
  await say('Searched 燈塔, which finds 灯塔 too', '4-search.png')

  await search.fill('')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.getByRole('group', { name: 'Sources' }).getByRole('checkbox').first().click()
  await page.waitForTimeout(300)
  await say('Narrowed to one source, in the dark', '5-source-dark.png')
  await app.close()
}
