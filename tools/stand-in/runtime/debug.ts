import { writeSync } from 'node:fs'

const wanted = process.env.STANDIN_DEBUG === '1'
const longest = 400

/** Says what happens on standard error when `STANDIN_DEBUG=1`. */
export function debug(text: string): void {
  if (wanted) writeSync(2, `stand-in ${performance.now().toFixed(0)} ${text.slice(0, longest)}\n`)
}
