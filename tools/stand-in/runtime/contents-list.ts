/** Every living page, for `webContents.fromId` and for requests that only name a frame. */
import type { Frame } from './frames.ts'
import type { WebContents } from './web-contents.ts'

const living = new Map<number, WebContents>()

export const rememberContents = (contents: WebContents): void => void living.set(contents.id, contents)
export const forgetContents = (contents: WebContents): void => void living.delete(contents.id)
export const allContents = (): WebContents[] => [...living.values()]

export interface Place {
  contents: WebContents
  frame: Frame
}

export function placeOf(frameId: string | undefined): Place | null {
  if (frameId === undefined) return null
  for (const contents of living.values()) {
    const frame = contents.frames?.get(frameId)
    if (frame) return { contents, frame }
  }
  return null
}

/** The module `webContents`. `fromDevToolsTargetId` is how Playwright finds a page's window. */
export const webContentsModule = {
  getAllWebContents: allContents,
  getFocusedWebContents: () => allContents().at(-1) ?? null,
  fromId: (id: number) => living.get(id),
  fromFrame: (frame: Frame) => allContents().find((contents) => contents.frames?.main === frame.top),
  fromDevToolsTargetId: (id: string) => allContents().find((contents) => contents.target?.id === id),
}
