export type PaintMark = 'list-painted' | 'filter-painted' | 'article-painted'

/** Calls back once what is in the document now has been painted: a frame's callback runs before its paint. */
export function afterPaint(callback: () => void): void {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      callback()
    }
    port2.postMessage(null)
  })
}

/** Calls back once what is in the document has been painted and nothing more pressing is to be done. */
export function whenIdle(callback: () => void): void {
  requestAnimationFrame(() => requestIdleCallback(callback, { timeout: 200 }))
}

/** Leaves a performance mark of that name after the next paint; only the newest of a name is kept. */
export function markPainted(name: PaintMark, detail?: unknown): void {
  afterPaint(() => {
    performance.clearMarks(name)
    performance.mark(name, { detail })
  })
}
