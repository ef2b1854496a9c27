/**
 * A file's path is asked for through the debugger (ask.ts), which comes on once the first view is painted: what is
 * dropped before that waits for it.
 */
interface Files extends Iterable<object> {
  length: number
}
interface Transfer {
  files: Files
  items: { add: (file: object) => void }
}
interface Drop extends Event {
  dataTransfer: Transfer | null
  clientX: number
  clientY: number
}
interface Page extends EventTarget {
  DataTransfer: new () => Transfer
  DragEvent: new (type: string, init: object) => Event
}

/** Returns what lets the held ones go, and holds no more. */
export function holdEarlyDrops(): () => void {
  const page = globalThis as unknown as Page
  const held: (() => void)[] = []
  const hold = (event: Event): void => {
    const { dataTransfer: given, target, clientX, clientY } = event as Drop
    if (given === null || given.files.length === 0 || target === null) return
    event.preventDefault()
    event.stopImmediatePropagation()
    const dataTransfer = new page.DataTransfer()
    for (const file of given.files) dataTransfer.items.add(file)
    const init = { bubbles: true, cancelable: true, composed: true, dataTransfer, clientX, clientY }
    held.push(() => void target.dispatchEvent(new page.DragEvent('drop', init)))
  }
  page.addEventListener('drop', hold, true)
  return () => {
    page.removeEventListener('drop', hold, true)
    for (const drop of held) drop()
  }
}
