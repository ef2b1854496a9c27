import type { ReasonCode } from '../shared/outcome.ts'

/** Above this a file is no article: 32 MB of text is some thirty long novels. */
export const largestFile = 32 * 1024 * 1024

export type Decoded =
  | { ok: true; text: string; encoding: 'utf-8' | 'utf-16le' | 'utf-16be' }
  | { ok: false; reason: ReasonCode; detail?: string }

/**
 * Bytes to text without its byte order mark: by the mark, else strict UTF-8. A byte that does not fit the
 * encoding is a failure, so no U+FFFD enters that the file does not itself contain.
 * Encoding names are those of the Encoding Standard.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { ok: false, reason: 'empty' }
  if (bytes.length > largestFile) return { ok: false, reason: 'too-large', detail: `${bytes.length} bytes` }
  const kind = binaryKind(bytes)
  if (kind !== null) return { ok: false, reason: 'binary', detail: kind }

  const encoding = markedEncoding(bytes)
  if (encoding === 'utf-8' && bytes.includes(0)) return { ok: false, reason: 'binary', detail: 'NUL bytes' }
  let text: string
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return { ok: false, reason: 'encoding-unknown', detail: `not valid ${encoding}` }
  }
  if (text.includes('\0')) return { ok: false, reason: 'binary', detail: 'NUL characters' }
  if (text.trim() === '') return { ok: false, reason: 'empty', detail: 'only white space' }
  return { ok: true, text, encoding }
}

function markedEncoding(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return 'utf-8'
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
