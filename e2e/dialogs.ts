/** Native dialogs, answered by the test. */
import type { ElectronApplication } from '@playwright/test'

/** @param filePaths what is chosen from now on; none: the dialog is closed without a choice */
export const answerOpen = (app: ElectronApplication, ...filePaths: string[]): Promise<void> =>
  app.evaluate(({ dialog }, filePaths) => {
    const seen = globalThis as { dialogs?: number }
    seen.dialogs = 0
    dialog.showOpenDialog = () => {
      seen.dialogs = (seen.dialogs ?? 0) + 1
      return Promise.resolve({ canceled: filePaths.length === 0, filePaths })
    }
  }, filePaths)

/** How many dialogs there were since `answerOpen`. */
export const dialogsSeen = (app: ElectronApplication): Promise<number> =>
  app.evaluate(() => (globalThis as { dialogs?: number }).dialogs ?? 0)

export const answerSave = (app: ElectronApplication, filePath: string): Promise<void> =>
  app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path })
  }, filePath)

/** Answers questions in message boxes from now on. */
export const answerQuestion = (app: ElectronApplication, yes: boolean): Promise<void> =>
  app.evaluate(({ dialog }, yes) => {
    const seen = globalThis as { questions?: Electron.MessageBoxOptions[] }
    seen.questions = []
    dialog.showMessageBox = (...args: unknown[]) => {
      const question = args.at(-1) as Electron.MessageBoxOptions
      seen.questions?.push(question)
      return Promise.resolve({
        response: yes ? 0 : (question.cancelId ?? 1),
        checkboxChecked: false,
      })
    }
  }, yes)

/** What was asked since `answerQuestion`. */
export const questionsAsked = (
  app: ElectronApplication,
): Promise<{ message: string; detail: string; buttons: string[] }[]> =>
  app.evaluate(() =>
    ((globalThis as { questions?: Electron.MessageBoxOptions[] }).questions ?? []).map(
      ({ message, detail = '', buttons = [] }) => ({ message, detail, buttons }),
    ),
  )
