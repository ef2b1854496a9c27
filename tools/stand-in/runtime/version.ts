/** Put in by the build: the version of Electron whose API this follows. */
declare const STANDIN_ELECTRON_VERSION: string
export const electronVersion = STANDIN_ELECTRON_VERSION
