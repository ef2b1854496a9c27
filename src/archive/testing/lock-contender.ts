/** Tries to take a lock at a given time, says how that went, and holds on: `node lock-contender.ts FILE TIME`. */
import { setTimeout as wait } from 'node:timers/promises'
import { acquireLock } from '../lock.ts'

const [path = '', time = '0'] = process.argv.slice(2)
await wait(Math.max(0, Number(time) - Date.now() - 5))
while (Date.now() < Number(time));
const lock = acquireLock(path)
console.log(lock.ok ? 'held' : lock.problem.code)
await wait(60_000)
