/** A library at a place that may damage it says so, once for each library. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { clipping, lighthouse, write } from './clippings.ts'
import { article, drop, expect, test } from './pressmark.ts'

const note = (page: Page) => page.getByRole('region', { name: 'About the library' })
const warning = /a program synchronises/

test('a library in a synchronised folder is warned of until the warning is dismissed', async ({
  folder,
  launch,
}) => {
  const shared = join(folder, 'Dropbox', 'papers')
  await mkdir(shared, { recursive: true })
  const library = join(shared, 'one.pressmark')
  const first = await launch({ library })
  await expect(note(first.page)).toContainText(warning)
  await drop(first.page, await write(folder, { 'one.txt': clipping(lighthouse) }))
  await expect(article(first.page, lighthouse.title)).toBeVisible()
  await first.app.close()

  const second = await launch({ library })
  await expect(note(second.page)).toContainText(warning)
  await note(second.page).getByRole('button', { name: 'Dismiss' }).click()
  await expect(note(second.page)).not.toContainText(warning)
  await second.app.close()

  const third = await launch({ library })
  await expect(article(third.page, lighthouse.title)).toBeVisible()
  await expect(note(third.page)).not.toContainText(warning)
  await third.app.close()

  const other = await launch({ library: join(shared, 'two.pressmark') })
  await expect(note(other.page)).toContainText(warning)
})

test('a library on a network drive is warned of', async ({ folder, launch }) => {
  test.skip(process.platform !== 'linux', 'replaces what Linux says of its mounts')
  const drive = join(folder, 'drive')
  await mkdir(drive)
  // A drive cannot be mounted here: the system's list has one more, for every process of the app.
  const mounts = join(folder, 'mounts.cjs')
  await writeFile(
    mounts,
    `const fs = require('node:fs')
    const { readFileSync } = fs
    fs.readFileSync = (path, ...others) =>
      path === '/proc/self/mountinfo'
        ? readFileSync(path, ...others) + '999 1 0:99 / ${drive} rw - nfs4 server:/papers rw\\n'
        : readFileSync(path, ...others)
    require('node:module').syncBuiltinESMExports()`,
  )
  const preload = `process.env.NODE_OPTIONS = '--require ${mounts}'`
  const first = await launch({ library: join(drive, 'one.pressmark'), preload })
  await expect(note(first.page)).toContainText(/network drive/)
  await first.app.close()
  const beside = await launch({ preload })
  await drop(beside.page, await write(folder, { 'one.txt': clipping(lighthouse) }))
  await expect(article(beside.page, lighthouse.title)).toBeVisible()
  await expect(note(beside.page).getByRole('status')).toHaveText('')
})

test('a library on a disk of this computer is not warned of', async ({ folder, launch }) => {
  const { page } = await launch()
  await drop(page, await write(folder, { 'one.txt': clipping(lighthouse) }))
  await expect(article(page, lighthouse.title)).toBeVisible()
  await expect(note(page).getByRole('status')).toHaveText('')
})
