/** What the menus ask for, carried out here, so that menu, key and button are one. */
import type { CommandName } from '../../shared/calls.ts'
import { everything } from '../../shared/list.ts'
import { exportAll, openLibrary, saveCopy } from './handing-out.ts'
import { wholeTrash } from './filters/chips.ts'
import { jumpTo } from './focus.ts'
import { goBack, toggleOriginal } from './reading.ts'
import { copySearch } from './searching.ts'
import { dialogs, history, imports, list, reader, trash, viewState } from './stores/stores.ts'

const commands: Record<CommandName, () => void> = {
  // A link that was followed is the last step.
  back: () => (reader.canGoBack ? goBack() : history.back()),
  forward: () => history.forward(),
  find: () => jumpTo('search'),
  copySearch: () => void copySearch(),
  importFiles: () => void imports.choose('files'),
  importFolders: () => void imports.choose('folders'),
  tryFiles: () => void imports.choose('files', true),
  tryFolders: () => void imports.choose('folders', true),
  imports: () => dialogs.show('imports'),
  watchedFolders: () => dialogs.show('watching'),
  removeSelected: () => void trash.remove(),
  trash: () => list.setFilter(list.filter.trash ? everything.filter : wholeTrash),
  sources: () => dialogs.show('sources'),
  coverage: () => dialogs.show('coverage'),
  exportAll: () => void exportAll(),
  saveCopy: () => void saveCopy(),
  settings: () => dialogs.show('settings'),
  openLibrary: () => void openLibrary(),
  showOriginal: toggleOriginal,
  themeSystem: () => viewState.setTheme('system'),
  themeLight: () => viewState.setTheme('light'),
  themeDark: () => viewState.setTheme('dark'),
  searchHelp: () => dialogs.show('searchHelp'),
  shortcuts: () => dialogs.show('shortcuts'),
}

export const carryOut = (name: CommandName): void => commands[name]()
