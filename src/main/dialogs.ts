/** Every native dialog: what they are asked is decided here, paths never come from the page. */
import { app, BrowserWindow, dialog, type WebContents } from 'electron'
import { join } from 'node:path'
import { text } from '../shared/text/text.ts'

async function open(sender: WebContents, options: Electron.OpenDialogOptions): Promise<string[]> {
  const window = BrowserWindow.fromWebContents(sender)
  const choice = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
  return choice.canceled ? [] : choice.filePaths
}

async function save(sender: WebContents, options: Electron.SaveDialogOptions): Promise<string | null> {
  const window = BrowserWindow.fromWebContents(sender)
  const choice = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options))
  return choice.canceled || !choice.filePath ? null : choice.filePath
}

const libraryFilter = () => [{ name: text.dialog.libraries, extensions: ['pressmark'] }]

export const chooseFiles = (
  sender: WebContents,
  kind: 'files' | 'folders',
  dryRun: boolean,
): Promise<string[]> =>
  open(sender, {
    title: dryRun ? text.dialog.tryTitle : text.dialog.importTitle,
    buttonLabel: dryRun ? text.dialog.tryButton : text.dialog.importButton,
    properties: [kind === 'files' ? 'openFile' : 'openDirectory', 'multiSelections'],
  })

export const chooseWatchedFolders = (sender: WebContents): Promise<string[]> =>
  open(sender, {
    title: text.dialog.watchTitle,
    buttonLabel: text.dialog.watchButton,
    properties: ['openDirectory', 'multiSelections'],
  })

export async function chooseExportFolder(sender: WebContents): Promise<string | null> {
  const [folder] = await open(sender, {
    title: text.dialog.exportTitle,
    buttonLabel: text.dialog.exportButton,
    properties: ['openDirectory', 'createDirectory'],
  })
  return folder ?? null
}

export async function chooseLibrary(sender: WebContents): Promise<string | null> {
  const [file] = await open(sender, {
    title: text.dialog.openLibraryTitle,
    properties: ['openFile'],
    filters: libraryFilter(),
  })
  return file ?? null
}

export const chooseCopyTarget = (sender: WebContents, day: string): Promise<string | null> =>
  save(sender, {
    title: text.dialog.saveCopyTitle,
    defaultPath: join(app.getPath('documents'), text.dialog.libraryCopyName(day)),
    filters: libraryFilter(),
  })

export const chooseOriginalTarget = (sender: WebContents, fileName: string): Promise<string | null> =>
  save(sender, {
    title: text.dialog.saveOriginalTitle,
    defaultPath: join(app.getPath('downloads'), fileName),
  })

/** Whether the user says yes: Enter and Escape say no. */
async function ask(
  sender: WebContents,
  question: { message: string; detail: string; yes: string; no: string },
): Promise<boolean> {
  const { message, detail, yes, no } = question
  const options: Electron.MessageBoxOptions = {
    type: 'question',
    message,
    detail,
    buttons: [yes, no],
    defaultId: 1,
    cancelId: 1,
  }
  const window = BrowserWindow.fromWebContents(sender)
  const choice = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options))
  return choice.response === 0
}

/** Shows where an address really leads before anything is handed to the browser. */
export const mayOpenAddress = (sender: WebContents, address: string): Promise<boolean> =>
  ask(sender, {
    message: text.dialog.openAddress,
    detail: text.dialog.openAddressDetail(address.length > 500 ? `${address.slice(0, 500)}…` : address),
    yes: text.dialog.openAddressYes,
    no: text.dialog.openAddressNo,
  })

/** @param stopped what would be stopped, a sentence each */
export const mayStopForLibrary = (sender: WebContents, stopped: readonly string[]): Promise<boolean> =>
  ask(sender, {
    message: text.dialog.stopForLibrary,
    detail: stopped.join('\n\n'),
    yes: text.dialog.stopForLibraryYes,
    no: text.dialog.stopForLibraryNo,
  })
