/**
 * Builds `window.pressmark` from the contract's names: one function a call, nothing that takes a channel. Dropped
 * files become paths here, because only the preload may ask Electron for them.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { callNames, channelOf, eventNames, importDropped, type EventName } from '../shared/calls.ts'

const invoke = (channel: string, argument: unknown): Promise<unknown> => ipcRenderer.invoke(channel, argument)

const calls = Object.fromEntries(
  callNames.map((name) => [name, (request: unknown) => invoke(channelOf(name), request)]),
)

/** How the window was left, with its list: asked for here, before the page's scripts are even on their way. */
let early: Promise<unknown> | null = invoke(channelOf('viewState'), {})
// Whoever takes it hears of a failure; nobody may.
early.catch(() => {})
// The page could not hear of it: what was asked for is out of date.
ipcRenderer.once(channelOf('libraryChanged'), () => (early = null))

const viewState = (request: unknown): Promise<unknown> => {
  const reply = early ?? invoke(channelOf('viewState'), request)
  early = null
  return reply
}

contextBridge.exposeInMainWorld('pressmark', {
  ...calls,
  viewState,
  importFiles: (files: File[]) =>
    invoke(
      channelOf(importDropped),
      files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== ''),
    ),
  on: (event: EventName, listener: (payload: unknown) => void) => {
    if (!eventNames.includes(event)) throw new TypeError(`no event is called ${String(event)}`)
    const relay = (_event: unknown, payload: unknown): void => listener(payload)
    ipcRenderer.on(channelOf(event), relay)
    return () => void ipcRenderer.removeListener(channelOf(event), relay)
  },
})
