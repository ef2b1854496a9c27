/**
 * Runs `work` at once and then at most once in `milliseconds`, never two at a time; a call in between is remembered
 * and leads to one more run.
 */
export function atMostEvery(milliseconds: number, work: () => Promise<void>): () => void {
  let busy = false
  let again = false
  const run = async (): Promise<void> => {
    busy = true
    again = false
    await Promise.all([work(), new Promise((rest) => setTimeout(rest, milliseconds))])
    busy = false
    if (again) void run()
  }
  return () => {
    again = true
    if (!busy) void run()
  }
}
