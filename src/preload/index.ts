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

contextBridge.exposeInMainWorld('pressmark', {
  ...calls,
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
