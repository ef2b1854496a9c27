/** Binds the contract: who asks, what is asked, and only then who answers. */
import { BrowserWindow, ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron'
import type { z } from 'zod'
import { callNames, channelOf, importDropped, type CallName, type EventName } from '../shared/calls.ts'
import { droppedPaths, requests, type Events, type Reply, type Request } from '../shared/contract.ts'
import { fail, type Result } from '../shared/result.ts'
import type { MaybePromise } from './child-messages.ts'
import { isShellUrl } from './scheme.ts'
import { text } from '../shared/text/text.ts'

export type CallHandlers = {
  [N in CallName]: (request: Request<N>, sender: WebContents) => MaybePromise<Reply<N>>
} & {
  importPaths: (paths: string[]) => MaybePromise<Result<null>>
}

export function bindContract(handlers: CallHandlers): void {
  for (const name of callNames) {
    const handler = handlers[name] as (request: unknown, sender: WebContents) => MaybePromise<Result<unknown>>
    answer(channelOf(name), requests[name], handler)
  }
  answer(channelOf(importDropped), droppedPaths, (paths) => handlers.importPaths(paths))
}

function answer<T>(
  channel: string,
  shape: z.ZodType<T>,
  handler: (request: T, sender: WebContents) => MaybePromise<Result<unknown>>,
): void {
  ipcMain.handle(channel, async (event, argument: unknown) => {
    if (!isFromShell(event)) return fail('invalid-request', text.failure.strangePage)
    const request = shape.safeParse(argument)
    if (!request.success)
      return fail('invalid-request', text.problem['invalid-request'], request.error.message)
    return handler(request.data, event.sender)
  })
}

/** Only the top frame of a window of ours that shows the shell; never the article's frame. */
function isFromShell(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame
  return frame !== null && frame.parent === null && isShellUrl(frame.url)
}

/** Tells every window. */
export function announce<E extends EventName>(event: E, payload: Events[E]): void {
  for (const window of BrowserWindow.getAllWindows())
    if (!window.webContents.isDestroyed()) window.webContents.send(channelOf(event), payload)
}
