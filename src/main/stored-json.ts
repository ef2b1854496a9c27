import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { z } from 'zod'

/**
 * A small JSON file of the app's own: what does not fit its shape, or is not there, counts as `{}`. Written whole to a
 * file beside it and renamed, so that it is never half. Private to the user.
 */
export class StoredJson<T extends object> {
  readonly #path: string
  #value: T

  constructor(path: string, shape: z.ZodType<T>) {
    this.#path = path
    this.#value = read(path, shape)
  }

  get value(): T {
    return this.#value
  }

  set(value: T): void {
    this.#value = value
    try {
      mkdirSync(dirname(this.#path), { recursive: true, mode: 0o700 })
      const beside = `${this.#path}.new`
      writeFileSync(beside, JSON.stringify(value), { mode: 0o600 })
      renameSync(beside, this.#path)
    } catch (error) {
      // How the window stood is not worth a complaint.
      console.error(`${this.#path}:`, error)
    }
  }
}

function read<T extends object>(path: string, shape: z.ZodType<T>): T {
  try {
    const parsed = shape.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    if (parsed.success) return parsed.data
  } catch {
    // Not there, or not JSON.
  }
  return {} as T
}
