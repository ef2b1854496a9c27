import type { Page } from '@playwright/test'

/** Drops files and folders on the window, as the system does: real paths, no script of the page's involved. */
export async function drop(page: Page, paths: string[], at = { x: 400, y: 300 }): Promise<void> {
  const devTools = await page.context().newCDPSession(page)
  const data = { items: [], files: paths, dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devTools.send('Input.dispatchDragEvent', { type, ...at, data })
  await devTools.detach()
}
