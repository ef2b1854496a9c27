import { blockBoundary, type SearchDocument } from './search-document.ts'
import { boundary } from './terms.ts'

/** Bytes of a sketch: one bin each. */
const bins = 128

/** Terms that follow each other and are compared as one. */
const shingleLength = 4

/**
 * A fingerprint of 128 bytes, to tell how much of one text stands in another without keeping the texts: MinHash
 * with one permutation over the text's shingles of four terms (Li, Owen, Zhang: One Permutation Hashing, 2012).
 * A byte is drawn from the smallest hash that fell into its bin, 0 when none did. Punctuation does not count, nor do
 * the borders of blocks.
 */
export function sketch({ title, byline, body, topics, tags }: SearchDocument): Uint8Array {
  const smallest = new Uint32Array(bins).fill(0xffff_ffff)
  const bytes = new Uint8Array(bins)
  const add = (shingle: number): void => {
    const hash = mix(shingle)
    const bin = hash & (bins - 1)
    const rank = hash >>> 7
    if (rank >= (smallest[bin] ?? 0)) return
    smallest[bin] = rank
    // Mixed again: a smallest rank has small upper bits, and bytes of different texts would agree by that.
    bytes[bin] = 1 + (mix(rank) % 255)
  }

  const last: number[] = []
  for (const terms of [title, byline, body, topics, tags])
    forEachHash(terms, (hash) => {
      last.push(hash)
      if (last.length > shingleLength) last.shift()
      if (last.length === shingleLength) add(shingleOf(last))
    })
  if (last.length > 0 && last.length < shingleLength) add(shingleOf(last))
  return bytes
}

/**
 * How much two texts share: about the share of their shingles that stand in both (Jaccard), 0 to 1. The error is
 * about 0.04 at one half and far less near 0 and 1. An empty text shares nothing, not even with another.
 * Sketches of another length than today's are not comparable: 0.
 */
export function sketchSimilarity(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== bins || b.length !== bins) return 0
  let used = 0
  let equal = 0
  for (let bin = 0; bin < bins; bin++) {
    if (a[bin] === 0 && b[bin] === 0) continue
    used++
    if (a[bin] === b[bin]) equal++
  }
  if (used === 0) return 0
  // One pair of bytes in 255 agrees by chance.
  return Math.max(0, (equal / used - 1 / 255) / (1 - 1 / 255))
}

const space = 0x20
const fnvOffset = 0x811c9dc5
const fnvPrime = 0x01000193
const marks = [boundary, blockBoundary].map((mark) => mark.charCodeAt(0))

/** Visits the FNV-1a hash, over UTF-16 code units, of each term that is not a mark. */
function forEachHash(terms: string, visit: (hash: number) => void): void {
  let hash = fnvOffset
  let start = 0
  for (let at = 0; at <= terms.length; at++) {
    const unit = at < terms.length ? terms.charCodeAt(at) : space
    if (unit !== space) hash = Math.imul(hash ^ unit, fnvPrime)
    else {
      const isMark = at - start === 1 && marks.includes(terms.charCodeAt(start))
      if (at > start && !isMark) visit(hash >>> 0)
      hash = fnvOffset
      start = at + 1
    }
  }
}

function shingleOf(hashes: number[]): number {
  let shingle = hashes.length
  for (const hash of hashes) shingle = mix(Math.imul(shingle, 31) ^ hash)
  return shingle
}

/** The last steps of MurmurHash3: every bit of the input moves every bit of the result. */
function mix(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
