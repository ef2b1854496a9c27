/** The parts of Electron's classes that have nothing to act on here: kept so that an app may call them. */
import { EventEmitter } from 'node:events'

export class InertApp extends EventEmitter {
  enableSandbox(): void {}
  disableHardwareAcceleration(): void {}
  disableDomainBlockingFor3DAPIs(): void {}
  setAppUserModelId(): void {}
  setAsDefaultProtocolClient = (): boolean => false
  removeAsDefaultProtocolClient = (): boolean => false
  isDefaultProtocolClient = (): boolean => false
  addRecentDocument(): void {}
  clearRecentDocuments(): void {}
  setUserTasks = (): boolean => false
  setJumpList(): void {}
  setAboutPanelOptions(): void {}
  showAboutPanel(): void {}
  hide(): void {}
  show(): void {}
  /** Of the utility processes alone, once there is one (./utility-process.ts). */
  getAppMetrics = (): object[] => []
  getGPUFeatureStatus = (): object => ({})
  isAccessibilitySupportEnabled = (): boolean => false
  setAccessibilitySupportEnabled(): void {}
  setLoginItemSettings(): void {}
  getLoginItemSettings = (): object => ({ openAtLogin: false })
}

export class InertWindow extends EventEmitter {
  center(): void {}
  setMenu(): void {}
  removeMenu(): void {}
  setAutoHideMenuBar(): void {}
  setIcon(): void {}
  setRepresentedFilename(): void {}
  setDocumentEdited(): void {}
  setAlwaysOnTop(): void {}
  setSkipTaskbar(): void {}
  setTitleBarOverlay(): void {}
  flashFrame(): void {}
  moveTop(): void {}
  isResizable = (): boolean => true
}

export class InertContents extends EventEmitter {
  focus(): void {}
  setVisualZoomLevelLimits(): Promise<void> {
    return Promise.resolve()
  }
  /** The switch `force-webrtc-ip-handling-policy` has an effect. */
  setWebRTCIPHandlingPolicy(): void {}
  setBackgroundThrottling(): void {}
  setAudioMuted(): void {}
  setIgnoreMenuShortcuts(): void {}
  openDevTools(): void {}
  closeDevTools(): void {}
  isDevToolsOpened = (): boolean => false
  isFocused = (): boolean => true
  getType = (): string => 'window'
  print(_options?: object, done?: (success: boolean, reason: string) => void): void {
    done?.(false, 'The stand-in has no printer')
  }
}

export class InertSession extends EventEmitter {
  /** Devices are never granted. */
  setDevicePermissionHandler(): void {}
  setSpellCheckerLanguages(): void {}
  setPreloads(): void {}
  flushStorageData(): void {}
  setProxy(): Promise<void> {
    return Promise.resolve()
  }
  resolveProxy(): Promise<string> {
    return Promise.resolve('DIRECT')
  }
  closeAllConnections(): Promise<void> {
    return Promise.resolve()
  }
  clearCodeCaches(): Promise<void> {
    return Promise.resolve()
  }
  isPersistent = (): boolean => true
}
