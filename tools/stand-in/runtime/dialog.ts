/** `dialog`: nobody is there to answer, so everything is cancelled. Tests put functions of their own in place. */
import { isHeadless } from './chromium-switches.ts'

interface MessageBoxOptions {
  message?: string
  defaultId?: number
  cancelId?: number
}

/** The window before the options may be left out. */
const optionsOf = (args: unknown[]): MessageBoxOptions => args.at(-1) ?? {}
const answer = (args: unknown[]): number => optionsOf(args).cancelId ?? 0

function say(title: string, text: string): void {
  if (!isHeadless() || process.stderr.isTTY) console.error(`${title}: ${text}`)
}

export const dialog = {
  showOpenDialog: (..._args: unknown[]) => Promise.resolve({ canceled: true, filePaths: [] as string[] }),
  showOpenDialogSync: (..._args: unknown[]): string[] | undefined => undefined,
  showSaveDialog: (..._args: unknown[]) => Promise.resolve({ canceled: true, filePath: '' }),
  showSaveDialogSync: (..._args: unknown[]) => '',
  showMessageBox: (...args: unknown[]) => Promise.resolve({ response: answer(args), checkboxChecked: false }),
  showMessageBoxSync: (...args: unknown[]) => answer(args),
  showErrorBox: (title: string, content: string) => say(title, content),
  showCertificateTrustDialog: () => Promise.resolve(),
}
