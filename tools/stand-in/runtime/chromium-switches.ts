/** What Chromium is started with: quiet by itself, and with the app's switches on top. */
import { statfsSync } from 'node:fs'
import { allSwitches } from './command-line.ts'

/** Chromium's own errands; each would be a connection that the app never asked for. */
const quiet = [
  'disable-background-networking',
  'disable-breakpad',
  'disable-client-side-phishing-detection',
  'disable-component-extensions-with-background-pages',
  'disable-component-update',
  'disable-default-apps',
  'disable-domain-reliability',
  'disable-extensions',
  'disable-field-trial-config',
  'disable-quic',
  'disable-search-engine-choice-screen',
  'disable-sync',
  'metrics-recording-only',
  'no-default-browser-check',
  'no-first-run',
  'no-pings',
  'no-service-autorun',
]

/** As an Electron window behaves: nothing is held back because a window is covered, and windows may open. */
const likeElectron = [
  'disable-backgrounding-occluded-windows',
  'disable-gpu',
  'disable-hang-monitor',
  'disable-infobars',
  'disable-popup-blocking',
  'disable-prompt-on-repost',
  'no-startup-window',
  'password-store=basic',
]

const disabledFeatures = [
  'AimEnabled',
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'HttpsUpgrades',
  'InterestFeedContentSuggestions',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationGuideModelDownloading',
  'OptimizationHints',
  'PreconnectToSearch',
  'Translate',
]

/** Switches that are for Node, for the stand-in or for Electron's own start. */
const notForChromium = new Set([
  'inspect',
  'inspect-brk',
  'app',
  'version',
  'help',
  'type',
  'headless',
  'require',
])
const ours = new Set(['remote-debugging-port', 'remote-debugging-pipe', 'user-data-dir', 'disable-features'])

/** Chromium keeps shared memory in /dev/shm unless told otherwise, and crashes when that is small. */
const enoughSharedMemory = 1 << 30

export function chromiumSwitches(profile: string, wantsPort: boolean): string[] {
  const app = allSwitches()
  const features = [...disabledFeatures, app.get('disable-features')].filter(Boolean).join(',')
  const plain = [
    ...quiet,
    ...likeElectron,
    ...(isHeadless() ? ['headless=new'] : []),
    ...(process.getuid?.() === 0 ? ['no-sandbox'] : []),
    ...(hasLittleSharedMemory() ? ['disable-dev-shm-usage'] : []),
    `user-data-dir=${profile}`,
    `disable-features=${features}`,
    'remote-debugging-pipe',
    ...(wantsPort ? [`remote-debugging-port=${app.get('remote-debugging-port') || '0'}`] : []),
  ]
  const fromApp = [...app]
    .filter(([name]) => !notForChromium.has(name) && !ours.has(name))
    .map(([name, value]) => (value === '' ? name : `${name}=${value}`))
  const extra = process.env.STANDIN_ARGS?.split(' ').filter(Boolean) ?? []
  return [...plain, ...fromApp].map((text) => `--${text}`).concat(extra)
}

export function isHeadless(): boolean {
  const { STANDIN_HEADLESS, DISPLAY, WAYLAND_DISPLAY } = process.env
  if (STANDIN_HEADLESS) return STANDIN_HEADLESS !== '0'
  return !DISPLAY && !WAYLAND_DISPLAY
}

function hasLittleSharedMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    return bavail * bsize < enoughSharedMemory
  } catch {
    return true
  }
}
