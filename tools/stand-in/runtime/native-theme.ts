/** `nativeTheme`: its source decides what `prefers-color-scheme` says in every window. */
import { EventEmitter } from 'node:events'
import { commandLine } from './command-line.ts'
import { allContents } from './contents-list.ts'
import type { DevToolsSession } from './devtools.ts'

type Source = 'system' | 'light' | 'dark'

class NativeTheme extends EventEmitter {
  #source: Source = 'system'
  readonly shouldUseHighContrastColors = false
  readonly shouldUseInvertedColorScheme = false
  readonly inForcedColorsMode = false
  readonly prefersReducedTransparency = false

  get themeSource(): Source {
    return this.#source
  }

  set themeSource(source: Source) {
    if (source === this.#source) return
    this.#source = source
    for (const { target } of allContents()) if (target) setScheme(target.session, source)
    this.emit('updated')
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark' || (this.#source === 'system' && commandLine.hasSwitch('force-dark-mode'))
  }

  get shouldUseDarkColorsForSystemIntegratedUI(): boolean {
    return this.shouldUseDarkColors
  }
}

export const nativeTheme = new NativeTheme().setMaxListeners(0)

/** Says nothing for `system`, so that a driver's own emulation stays. */
export function applyTheme(session: DevToolsSession): void {
  if (nativeTheme.themeSource !== 'system') setScheme(session, nativeTheme.themeSource)
}

function setScheme(session: DevToolsSession, source: Source): void {
  const features = source === 'system' ? [] : [{ name: 'prefers-color-scheme', value: source }]
  session.tell('Emulation.setEmulatedMedia', { features })
}
