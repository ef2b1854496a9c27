/** Enough to be sure, little enough to be tried in every encoding. */
const longestSample = 2048
/** A `<` that closes later than this opens no tag. */
const longestTag = 1024

/**
 * The lines of a file that have bytes beyond ASCII, without tags: markup says nothing about the language. It is cut
 * only at bytes below 0x30, `<` or `>`, which are never a part of a longer character in the encodings tried here
 * (GB18030 goes on with 0x30 to 0x39, the others from 0x40).
 */
export function sampleOf(bytes: Uint8Array): Uint8Array {
  const sample = sampleLines(bytes, true)
  // All of it stands in attributes
  return sample.length > 0 ? sample : sampleLines(bytes, false)
}

function sampleLines(bytes: Uint8Array, skipTags: boolean): Uint8Array {
  const sample = new Uint8Array(longestSample)
  let length = 0
  let lineStart = 0
  let isPlain = true
  for (let i = 0; i < bytes.length && length < longestSample; i++) {
    const byte = bytes[i] ?? 0
    if (skipTags && byte === 0x3c) {
      const end = tagEnd(bytes, i)
      if (end !== -1) {
        i = end
        if (length > lineStart && sample[length - 1] !== 0x20) sample[length++] = 0x20
        continue
      }
    }
    sample[length++] = byte
    if (byte >= 0x80) isPlain = false
    if (byte === 0x0a || byte === 0x0d) {
      if (isPlain) length = lineStart
      lineStart = length
      isPlain = true
    }
  }
  return sample.subarray(0, isPlain ? lineStart : length)
}

/** Offset of the `>` of a tag or comment that starts at `from`; −1 when none does. */
function tagEnd(bytes: Uint8Array, from: number): number {
  const next = bytes[from + 1] ?? 0
  const isTag =
    next === 0x21 || next === 0x2f || next === 0x3f || ((next | 0x20) >= 0x61 && (next | 0x20) <= 0x7a)
  if (!isTag) return -1
  const end = bytes.subarray(from, from + longestTag).indexOf(0x3e)
  return end === -1 ? -1 : from + end
}
