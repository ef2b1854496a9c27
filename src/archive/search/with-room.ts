type Numbers = Int32Array | Float64Array | Uint8Array | Uint16Array

/** The same array when it has so many places, else a copy with a quarter more: what grows is not copied at each step. */
export function withRoom<T extends Numbers>(array: T, length: number): T {
  if (length <= array.length) return array
  const larger = new (array.constructor as new (length: number) => T)(Math.ceil(length * 1.25) + 1_024)
  larger.set(array)
  return larger
}
