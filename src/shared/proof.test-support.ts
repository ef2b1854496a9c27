/**
 * How much the proofs of durability and the fuzzing do: `npm run test:full` all of it, every other run a tenth. The
 * seed is one for the whole run (vitest.config.ts), and can be given: PRESSMARK_SEED.
 */
import fc from 'fast-check'

const isFull = process.env.PRESSMARK_FULL === '1'

export const seed = Number(process.env.PRESSMARK_SEED ?? 0)

/** Of something that the full run does this often. */
export const times = (full: number): number => (isFull ? full : Math.ceil(full / 10))

/** fast-check's parameters for what the normal run does this often. */
export const fuzz = (runs: number): { numRuns: number; seed: number } => ({
  numRuns: isFull ? runs * 10 : runs,
  seed,
})

/** Evenly from 0 to 1. (`fc.double` is even over all doubles: nearly all of them are nearly 0.) */
export const fraction = fc.noBias(fc.integer({ min: 0, max: 999_999 })).map((n) => n / 1_000_000)

/** Milliseconds for a test that does this many things of some seconds each. */
export const patience = (things: number): number => 120_000 + things * 30_000

/** Does one of many; when it fails, the error says which, and how to have it again. */
export async function iteration<T>(what: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Error) error.message = `${what}, PRESSMARK_SEED=${seed}: ${error.message}`
    throw error
  }
}

/** One line for who runs it, and for docs/durability.md. */
export const tell = (figures: string): void => console.log(`${figures}; seed ${seed}`)
