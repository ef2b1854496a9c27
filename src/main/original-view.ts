import type { OriginalFile } from '../archive/archive.ts'
import type { OriginalView } from '../shared/list.ts'

/** Characters that are shown: an original may be as long as a book. */
const mostShown = 2_000_000

/** An original as text, in the encoding it was read in at its import. */
export function originalView({ bytes, sha256, fileName, encoding }: OriginalFile): OriginalView {
  const text = new TextDecoder(encoding).decode(bytes)
  return {
    fileName,
    encoding,
    size: bytes.length,
    sha256: Buffer.from(sha256).toString('hex'),
    text: text.slice(0, mostShown),
    truncated: text.length > mostShown,
  }
}
