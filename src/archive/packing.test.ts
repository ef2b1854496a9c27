import { createHash, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pack, unpack } from './packing.ts'

const original = (bytes: Uint8Array) => ({
  sha256: new Uint8Array(createHash('sha256').update(bytes).digest()),
  size: bytes.length,
  ...pack(bytes),
})

test('packed bytes come out as they went in', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
      expect(unpack(original(bytes))).toEqual(bytes)
    }),
  )
})

test('text gets smaller, and what does not is kept as it is', () => {
  const text = Buffer.from('<p>The lighthouse at the end of the breakwater</p>'.repeat(50))
  expect(original(text)).toMatchObject({ packing: 'brotli', size: 2_500 })
  expect(original(text).packed.length).toBeLessThan(200)
  expect(original(randomBytes(1_000)).packing).toBe('raw')
  expect(original(new Uint8Array()).packing).toBe('raw')
})

test('packed bytes are no view of a larger buffer', () => {
  for (const bytes of [Buffer.from('a'.repeat(500)), randomBytes(50)]) {
    const { packed } = pack(bytes)
    expect(packed.buffer.byteLength).toBe(packed.length)
  }
})

test('bytes that are not those that were packed are not given out', () => {
  const whole = original(Buffer.from('a lighthouse '.repeat(100)))
  const flipped = whole.packed.slice()
  flipped[10] = (flipped[10] ?? 0) ^ 1
  expect(unpack({ ...whole, packed: flipped })).toBe(null)
  expect(unpack({ ...whole, packed: whole.packed.subarray(0, 8) })).toBe(null)
  expect(unpack({ ...whole, size: whole.size + 1 })).toBe(null)
  expect(unpack({ ...whole, size: whole.size - 1 })).toBe(null)
  const raw = original(randomBytes(30))
  expect(unpack({ ...raw, packed: randomBytes(30) })).toBe(null)
})
