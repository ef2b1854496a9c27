/** `session`: there is one, the default. */
import { CancelableEvent } from './cancelable.ts'
import { toApp } from './addresses.ts'
import { browser } from './browser.ts'
import { allContents } from './contents-list.ts'
import { InertSession } from './inert.ts'
import { setPermissionCheckHandler, setPermissionRequestHandler } from './permissions.ts'
import { protocol } from './protocol.ts'
import { webRequest } from './web-request.ts'

export class Session extends InertSession {
  readonly protocol = protocol
  readonly webRequest = webRequest
  readonly cookies = { get: () => Promise.resolve([]), flushStore: () => Promise.resolve() }
  readonly setPermissionRequestHandler = setPermissionRequestHandler
  readonly setPermissionCheckHandler = setPermissionCheckHandler
  spellCheckerEnabled = true
  spellCheckerDictionaryDownloadURL = ''
  #userAgent = ''

  getUserAgent(): string {
    return this.#userAgent
  }

  setUserAgent(agent: string): void {
    this.#userAgent = agent
    for (const contents of allContents())
      contents.target?.session.tell('Emulation.setUserAgentOverride', { userAgent: agent })
  }

  isSpellCheckerEnabled(): boolean {
    return this.spellCheckerEnabled
  }

  /** Recorded: Chromium has no spell checker without its dictionaries here. */
  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellCheckerEnabled = enabled
  }

  setSpellCheckerDictionaryDownloadURL(url: string): void {
    this.spellCheckerDictionaryDownloadURL = url
  }

  async clearCache(): Promise<void> {
    const [contents] = allContents()
    await contents?.withPage((page) => page.send('Network.clearBrowserCache'))
  }

  async clearStorageData(): Promise<void> {
    for (const contents of allContents()) {
      const page = contents.target?.session
      const origin = await contents.executeJavaScript('location.origin')
      await page?.send('Storage.clearDataForOrigin', { origin: String(origin), storageTypes: 'all' })
    }
  }
}

export const defaultSession = new Session().setMaxListeners(0)

export const session = {
  defaultSession,
  fromPartition: () => defaultSession,
}

/** `will-download` is told, and every download is stopped whatever the app says. */
export function refuseDownloads(): void {
  browser().on('Browser.downloadWillBegin', ({ guid, url, suggestedFilename }) => {
    const item = { getURL: () => toApp(url), getFilename: () => suggestedFilename, cancel: () => {} }
    defaultSession.emit('will-download', new CancelableEvent(), item, allContents()[0])
    browser().tell('Browser.cancelDownload', { guid })
  })
  browser().tell('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true })
}
