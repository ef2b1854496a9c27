/** A parse worker that dies, whatever it does then: `{ how, after }`, in milliseconds from its start. */
import { workerData } from 'node:worker_threads'

export interface Death {
  how: 'exit' | 'throw' | 'memory'
  after: number
}

const { how, after } = workerData as Death

setTimeout(() => {
  if (how === 'exit') process.exit(3)
  if (how === 'throw') throw new Error('the worker was told to die')
  // Until the limit that its maker gave it.
  const kept: string[][] = []
  for (;;) kept.push(Array.from({ length: 10_000 }, (_, n) => `${n} ${kept.length}`))
}, after)

await import('../parse-worker.ts')
