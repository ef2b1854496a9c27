import type { ReasonCode } from '../../shared/outcome.ts'

export type EntryBytes =
  { ok: true; bytes: Uint8Array } | { ok: false; reason: ReasonCode; detail: string | null }

/** What a container says of one entry, before anything of it is believed. */
export interface RawEntry {
  /** As decoded, otherwise untouched. */
  name: string
  /** `other`: a link, a device, a pipe. */
  kind: 'file' | 'folder' | 'other'
  /** For the curious: which kind of `other`. */
  detail: string | null
  /** Modification time, milliseconds; null when there is none to trust. */
  modified: number | null
  /**
   * To be called before the next entry is asked for, or not at all. The bytes have an ArrayBuffer of their own, so
   * that they can be transferred. Holds at most `limit` bytes, whatever the container claims.
   */
  read: (limit: number) => Promise<EntryBytes>
}

export const unreadable = (reason: ReasonCode, detail: string | null = null): EntryBytes => ({
  ok: false,
  reason,
  detail,
})

/** Bytes in an ArrayBuffer that they share with nothing else: small Buffers stand in a pool. */
export function owned(bytes: Uint8Array): Uint8Array {
  const isAlone = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength
  return isAlone ? bytes : new Uint8Array(bytes)
}

/** The time of an entry, or null for none (0 is what programs write that know no time). */
export const timeOf = (date: Date | undefined): number | null => {
  const time = date?.getTime() ?? NaN
  return Number.isFinite(time) && time > 0 ? time : null
}
