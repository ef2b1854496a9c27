/**
 * Runs a generator ahead of its reader, by at most `limit` items, so that a count of what is to come is known
 * early. `onItem` is told of each item as it is produced, `onEnd` when there are no more.
 */
export async function* lookAhead<T>(
  source: AsyncGenerator<T, void, undefined>,
  limit: number,
  onItem: (item: T) => void,
  onEnd: () => void,
): AsyncGenerator<T, void, undefined> {
  const ready: T[] = []
  let ended = false
  let failure: Error | null = null
  let wakeReader = (): void => {}
  let wakeSource = (): void => {}
  let abandoned = false

  const filling = (async () => {
    try {
      for await (const item of source) {
        if (abandoned) return
        ready.push(item)
        onItem(item)
        wakeReader()
        if (ready.length >= limit) await new Promise<void>((resolve) => (wakeSource = resolve))
      }
      onEnd()
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error))
    } finally {
      ended = true
      wakeReader()
    }
  })()

  try {
    let next = 0
    for (;;) {
      if (next < ready.length) {
        const item = ready[next++] as T
        // Dropped in bulk: shift() on each item would move the whole array every time.
        if (next === 1_000 || next === ready.length) {
          ready.splice(0, next)
          next = 0
        }
        if (ready.length < limit) wakeSource()
        yield item
      } else if (ended) {
        if (failure !== null) throw failure as Error
        return
      } else await new Promise<void>((resolve) => (wakeReader = resolve))
    }
  } finally {
    abandoned = true
    wakeSource()
    await filling
  }
}
