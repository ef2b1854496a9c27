/**
 * Every key there is: the sheet shows this table, and what has a `run` is also handled from it. The others belong to
 * the element that has the focus, which handles them itself.
 */
import { isMac } from './chords.ts'
import { carryOut } from './commands.ts'
import { jumpTo } from './focus.ts'
import { closeOriginal, copyAddress, goBack } from './reading.ts'
import { hits, list, original, reader, remarks } from './stores/stores.ts'
import { text } from '../../shared/text/text.ts'

export interface Shortcut {
  /** Any of these chords (chords.ts). */
  chords: readonly string[]
  what: string
  /** False: there was nothing to do, so the key is left to others. */
  run?: () => void | false
}

export interface ShortcutGroup {
  name: string
  shortcuts: readonly Shortcut[]
}

const { shortcut } = text

export const shortcutGroups: readonly ShortcutGroup[] = [
  {
    name: shortcut.everywhere,
    shortcuts: [
      { chords: ['j'], what: shortcut.next, run: () => list.move(1) },
      { chords: ['k'], what: shortcut.previous, run: () => list.move(-1) },
      { chords: ['/', 'mod+f'], what: shortcut.search, run: () => carryOut('find') },
      { chords: ['F1'], what: shortcut.searchHelp, run: () => carryOut('searchHelp') },
      { chords: ['Escape'], what: shortcut.back, run: stepBack },
      // On a Mac Option and an arrow move by words.
      {
        chords: isMac ? ['mod+['] : ['alt+ArrowLeft', 'mod+['],
        what: shortcut.earlier,
        run: () => carryOut('back'),
      },
      {
        chords: isMac ? ['mod+]'] : ['alt+ArrowRight', 'mod+]'],
        what: shortcut.later,
        run: () => carryOut('forward'),
      },
      { chords: ['mod+o'], what: shortcut.importFiles, run: () => carryOut('importFiles') },
      { chords: ['mod+shift+o'], what: shortcut.importFolders, run: () => carryOut('importFolders') },
      { chords: ['mod+z'], what: shortcut.undo, run: () => (remarks.canUndo ? remarks.undo() : false) },
      { chords: ['mod+,'], what: shortcut.settings, run: () => carryOut('settings') },
      { chords: ['?'], what: shortcut.sheet, run: () => carryOut('shortcuts') },
    ],
  },
  {
    name: shortcut.inList,
    shortcuts: [
      { chords: ['ArrowDown', 'ArrowUp'], what: shortcut.rows },
      { chords: ['PageDown', 'PageUp'], what: shortcut.pages },
      { chords: ['Home', 'End'], what: shortcut.ends },
      { chords: ['Enter'], what: shortcut.intoArticle },
      { chords: ['shift+ArrowDown', 'shift+ArrowUp'], what: shortcut.extend },
      { chords: ['mod+a'], what: shortcut.selectAll },
      { chords: ['Delete', 'Backspace'], what: shortcut.remove },
    ],
  },
  {
    name: shortcut.inFilters,
    shortcuts: [
      { chords: [' '], what: shortcut.include },
      { chords: ['-'], what: shortcut.exclude },
    ],
  },
  {
    name: shortcut.inTimeline,
    shortcuts: [
      { chords: ['ArrowRight', 'ArrowLeft'], what: shortcut.bars },
      { chords: ['shift+ArrowRight', 'shift+ArrowLeft'], what: shortcut.extendBars },
      { chords: ['Enter'], what: shortcut.applyDays },
      { chords: ['Escape'], what: shortcut.allDays },
    ],
  },
  {
    name: shortcut.inArticle,
    shortcuts: [
      { chords: ['F3', 'mod+g'], what: shortcut.nextHit, run: () => stepHit(1) },
      { chords: ['shift+F3', 'mod+shift+g'], what: shortcut.previousHit, run: () => stepHit(-1) },
      { chords: ['Tab', 'shift+Tab'], what: shortcut.links },
      { chords: ['Enter'], what: shortcut.follow },
      { chords: ['o'], what: shortcut.original, run: () => carryOut('showOriginal') },
      { chords: ['c'], what: shortcut.copyAddress, run: () => void copyAddress() },
    ],
  },
]

export const allShortcuts = shortcutGroups.flatMap(({ shortcuts }) => shortcuts)

function stepHit(by: 1 | -1): void | false {
  if (hits.count === 0) return false
  if (original.captureId !== null) closeOriginal()
  hits.step(by)
}

/**
 * One step at a time: from the original to the article, out of the hits, from a followed link to where it stood, then
 * to the list.
 */
function stepBack(): void {
  if (original.captureId !== null) closeOriginal()
  else if (hits.areShown && hits.current >= 0) hits.hide()
  else if (reader.canGoBack) goBack()
  else jumpTo('list')
}
