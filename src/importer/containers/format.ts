/** Which files are containers: by their name, and then by what they begin with. */
import { basename } from 'node:path'

export type ContainerFormat = 'zip' | 'tar' | 'tar.gz'

const names: [end: RegExp, format: ContainerFormat][] = [
  [/\.zip$/i, 'zip'],
  [/\.tar$/i, 'tar'],
  [/\.(tar\.gz|tgz)$/i, 'tar.gz'],
]

export const isContainerName = (path: string): boolean => names.some(([end]) => end.test(basename(path)))

/** Bytes that `containerFormat` needs of a file: a tar header. */
export const headBytes = 512

const startsWith = (head: Uint8Array, ...bytes: number[]): boolean =>
  bytes.every((byte, at) => head[at] === byte)

/**
 * What a file is a container of, or null. A gzip file may hold anything, so it also has to be named as a tar; all
 * else tells itself (APPNOTE.TXT 4.3, 4.4.1.3 for an empty zip; POSIX.1-2001 ustar).
 */
export function containerFormat(path: string, head: Uint8Array): ContainerFormat | null {
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04) || startsWith(head, 0x50, 0x4b, 0x05, 0x06)) return 'zip'
  if (startsWith(head, 0x1f, 0x8b)) return /\.(tar\.gz|tgz)$/i.test(path) ? 'tar.gz' : null
  if (isTarHeader(head)) return 'tar'
  // Two blocks of zeros end a tar: one without entries begins with them.
  return /\.tar$/i.test(path) && head.length === headBytes && head.every((byte) => byte === 0) ? 'tar' : null
}

/** Older tars have no magic; the checksum of the header, counted with blanks in its own place, tells all. */
function isTarHeader(head: Uint8Array): boolean {
  if (head.length < headBytes || head[0] === 0) return false
  const stated = parseInt(Buffer.from(head.subarray(148, 156)).toString('latin1').replace(/\0/g, ' '), 8)
  let sum = 8 * 0x20
  for (let at = 0; at < headBytes; at++) if (at < 148 || at >= 156) sum += head[at] ?? 0
  return sum === stated
}
