import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { ParseThread } from './parse-thread.ts'

it.each(['process.exit(1)', 'throw new Error("late")'])(
  'a worker that dies between two files (%s) costs nothing',
  async (death) => {
    let workers = 0
    const answer = "port.postMessage({ id, kind: 'failed', reason: 'empty', detail: null })"
    const code = `const port = require('node:worker_threads').parentPort
      port.on('message', ({ id }) => { ${answer}; setTimeout(() => { ${death} }, 5) })`
    const thread = new ParseThread(() => (workers++, new Worker(code, { eval: true })), 5_000)
    for (let file = 0; file < 3; file++) {
      expect(await thread.read({ path: '/x', size: 1 }, () => false)).toMatchObject({ reason: 'empty' })
      await wait(300)
    }
    expect(workers).toBe(3)
    await thread.close()
  },
)

it('a worker that dies costs the file it was parsing, and a new one takes up those it had in hand', async () => {
  const code = (dies: string): string => `const port = require('node:worker_threads').parentPort
    port.on('message', ({ id, kind, path }) => {
      if (kind === 'read') port.postMessage({ id, kind: 'hashed', sha256: new Uint8Array(32), size: 1 })
      else if (id === 2) { ${dies} }
      else if (${dies === ''} || id < 2) port.postMessage({ id, kind: 'failed', reason: 'empty', detail: null })
    })`
  let workers = 0
  const thread = new ParseThread(
    () => new Worker(code(workers++ === 0 ? 'process.exit(9)' : ''), { eval: true }),
    5_000,
  )
  const read = Array.from({ length: 6 }, (_, n) => thread.read({ path: `/${n}`, size: 1 }, () => false))
  const reasons = (await Promise.all(read)).map((file) => file.kind === 'failed' && file.reason)
  expect(reasons).toEqual(['empty', 'worker-died', 'empty', 'empty', 'empty', 'empty'])
  expect(workers).toBe(2)
  await thread.close()
})

it('files wait for room when those in hand are large', async () => {
  const inHand = new Set<string>()
  let most = 0
  const thread = new ParseThread(() => {
    const worker = new Worker(
      `const port = require('node:worker_threads').parentPort
       port.on('message', ({ id }) => setTimeout(() => port.postMessage({ id, kind: 'failed', reason: 'empty', detail: null }), 20))`,
      { eval: true },
    )
    const post = worker.postMessage.bind(worker)
    worker.postMessage = (message: { path: string }) => {
      inHand.add(message.path)
      most = Math.max(most, inHand.size)
      post(message)
    }
    return worker
  }, 5_000)
  const size = 3 * 1024 * 1024
  await Promise.all(
    Array.from({ length: 9 }, async (_, n) => {
      await thread.read({ path: `/${n}`, size }, () => false)
      inHand.delete(`/${n}`)
    }),
  )
  expect(most).toBeLessThanOrEqual(3)
  await thread.close()
})
