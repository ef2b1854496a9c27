import { largestFile } from '../shared/incoming.ts'
import type { ReasonCode } from '../shared/outcome.ts'
import { decodeLegacy, decodeUtf16 } from './encoding/detect.ts'
import { isImpossible } from './encoding/plausibility.ts'

export type Decoded =
  /** `encoding` as the Encoding Standard names it. */
  { ok: true; text: string; encoding: string } | { ok: false; reason: ReasonCode; detail?: string }

/**
 * Bytes to text without its byte order mark: by the mark; else strict UTF-8, whatever the file declares; else as
 * declared or detected (docs/formats.md). Bytes that fit no encoding are a failure, so no U+FFFD enters that the file
 * does not itself contain.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { ok: false, reason: 'empty' }
  if (bytes.length > largestFile) return { ok: false, reason: 'too-large', detail: `${bytes.length} bytes` }
  const kind = binaryKind(bytes)
  if (kind !== null) return { ok: false, reason: 'binary', detail: kind }

  const decoded = toText(bytes)
  if (!decoded.ok) return decoded
  if (decoded.text.includes('\0')) return { ok: false, reason: 'binary', detail: 'NUL characters' }
  if (decoded.text.trim() === '') return { ok: false, reason: 'empty', detail: 'only white space' }
  return decoded
}

function toText(bytes: Uint8Array): Decoded {
  const marked = markedEncoding(bytes)
  if (marked !== null) {
    const text = strictly(bytes, marked)
    return text === null ? unknown(`not valid ${marked}`) : { ok: true, text, encoding: marked }
  }
  if (bytes.includes(0)) {
    const found = decodeUtf16(bytes)
    return found === null ? { ok: false, reason: 'binary', detail: 'NUL bytes' } : { ok: true, ...found }
  }
  const utf8 = strictly(bytes, 'utf-8')
  if (utf8 !== null) return { ok: true, ...(sevenBit(bytes, utf8) ?? { text: utf8, encoding: 'utf-8' }) }
  if (isDamagedUtf8(bytes)) return unknown('damaged utf-8')
  const found = decodeLegacy(bytes)
  return found === null ? unknown('no encoding fits') : { ok: true, ...found }
}

const unknown = (detail: string): Decoded => ({ ok: false, reason: 'encoding-unknown', detail })

/** Encodings whose bytes happen to be UTF-8 as well: told by escapes and controls, which no text has. */
function sevenBit(bytes: Uint8Array, utf8: string): { text: string; encoding: string } | null {
  if (utf8.includes('\x1b$B') || utf8.includes('\x1b$@')) {
    const text = strictly(bytes, 'iso-2022-jp')
    if (text !== null) return { text, encoding: 'iso-2022-jp' }
  }
  return isImpossible(utf8.slice(0, 1000)) ? decodeUtf16(bytes) : null
}

/** Read as something else it would be nonsense; with its broken bytes replaced, not what was written. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, 65_536), { stream: true })
  const beyondAscii = text.match(/[^\0-\x7f]/gu)?.length ?? 0
  const replaced = text.match(/\ufffd/g)?.length ?? 0
  return beyondAscii - replaced > 3 * replaced
}

function strictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function markedEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  return null
}

/** Leading bytes, one character each, of files that people keep beside their articles. */
const signatures: [start: string, kind: string][] = [
  ['%PDF-', 'PDF'],
  ['PK\x03\x04', 'zip'],
  ['\x1f\x8b', 'gzip'],
  ['\x89PNG', 'PNG'],
  ['\xff\xd8\xff', 'JPEG'],
  ['GIF87a', 'GIF'],
  ['GIF89a', 'GIF'],
  ['7z\xbc\xaf', '7z'],
  ['Rar!\x1a', 'RAR'],
  ['\xd0\xcf\x11\xe0', 'OLE document'],
  ['SQLite format 3', 'SQLite'],
]

function binaryKind(bytes: Uint8Array): string | null {
  const start = String.fromCharCode(...bytes.subarray(0, 16))
  return signatures.find(([signature]) => start.startsWith(signature))?.[1] ?? null
}
