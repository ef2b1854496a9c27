import { writeSync } from 'node:fs'
import type { Problem } from '../shared/result.ts'
import { exitCodes } from './exit-codes.ts'

export const print = (line: string): void => void process.stdout.write(`${line}\n`)

/** Bytes as they are, to the end, even into a pipe that is slower than we are. */
export function printBytes(bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length;) {
    try {
      written += writeSync(1, bytes, written)
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      if (code === 'EPIPE') return
      if (code !== 'EAGAIN') throw error
    }
  }
}

/** Beside what is printed. */
export const remark = (sentence: string): void => void process.stderr.write(`pressmark: ${sentence}\n`)

export function complain(problem: Problem): number {
  remark(`${problem.sentence}${problem.detail ? ` (${problem.detail})` : ''}`)
  return exitCodes.wrongUse
}

/** Control and bidi characters in hostile text must not steer a terminal. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()

export const isoTime = (instant: number): string => new Date(instant).toISOString()

export const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MB`
