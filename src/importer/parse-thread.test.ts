import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { ParseThread } from './parse-thread.ts'

it.each(['process.exit(1)', 'throw new Error("late")'])(
  'a worker that dies between two files (%s) costs nothing',
  async (death) => {
    let workers = 0
    const answer = "port.postMessage({ kind: 'failed', reason: 'empty', detail: null })"
    const code = `const port = require('node:worker_threads').parentPort
      port.on('message', () => { ${answer}; setTimeout(() => { ${death} }, 5) })`
    const thread = new ParseThread(() => (workers++, new Worker(code, { eval: true })), 5_000)
    for (let file = 0; file < 3; file++) {
      expect(await thread.read({ path: '/x' }, () => false)).toMatchObject({ reason: 'empty' })
      await wait(300)
    }
    expect(workers).toBe(3)
    await thread.close()
  },
)
