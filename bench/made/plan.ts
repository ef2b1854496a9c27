/** In which order the articles of a made library come in: as archives do, a stretch of one source after one of another. */
import { random } from '../corpus.ts'
import { sizesOfSources } from './articles.ts'
import { shuffled } from './vocabulary.ts'

export interface PlannedFile {
  number: number
  revision: 0 | 1
}

/** Articles of one source that come in together. */
const stretch = 2_000
/** Every so many articles an earlier one comes in once more. */
const recaptureEvery = 33

export const batchSize = 500
/** Articles. */
export const importSize = 50_000

/** The batches, in order. */
export function plan(count: number): PlannedFile[][] {
  const next = random(count)
  const stretches: { first: number; size: number }[] = []
  let first = 0
  for (const ofSource of sizesOfSources(count)) {
    for (let at = 0; at < ofSource; at += stretch)
      stretches.push({ first: first + at, size: Math.min(stretch, ofSource - at) })
    first += ofSource
  }
  const order = new Uint32Array(count)
  let at = 0
  for (const { first, size } of shuffled(stretches, next))
    for (const within of shuffled([...Array(size).keys()], next)) order[at++] = first + within

  const recaptured = new Set<number>()
  const batches: PlannedFile[][] = []
  for (let start = 0; start < count; start += batchSize) {
    const batch: PlannedFile[] = []
    for (let at = start; at < Math.min(count, start + batchSize); at++) {
      batch.push({ number: order[at] as number, revision: 0 })
      if (at % recaptureEvery === recaptureEvery - 1) {
        let earlier = Math.floor(next() * at)
        while (recaptured.has(earlier)) earlier = Math.floor(next() * at)
        recaptured.add(earlier)
        const number = order[earlier] as number
        batch.push({ number, revision: 1 })
      }
    }
    batches.push(batch)
  }
  return batches
}
