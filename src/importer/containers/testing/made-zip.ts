/** Zip files of any kind, also such as no program makes: fields that are given stand in the file as they are. */
import { crc32, deflateRawSync } from 'node:zlib'

export interface MadeEntry {
  name: string | Uint8Array
  data?: Uint8Array | string
  /** 0 stored, 8 deflated; the data of all others stands as it is. */
  method?: number
  /** Bit 0 encrypted, 6 strong encryption, 11 UTF-8. */
  flags?: number
  /** Unix mode, with its type. */
  mode?: number
  extra?: Uint8Array
  /** What the directory claims. */
  size?: number
  packedSize?: number
  crc?: number
  /** Offset of the header it points at. */
  at?: number
}

export function madeZip(entries: readonly MadeEntry[], claimedCount = entries.length): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const data = Buffer.from(entry.data ?? '')
    const method = entry.method ?? 8
    const packed = method === 8 ? deflateRawSync(data) : data
    const extra = Buffer.from(entry.extra ?? '')
    const fields = {
      flags: entry.flags ?? 0,
      crc: entry.crc ?? crc32(data),
      packedSize: entry.packedSize ?? packed.length,
      size: entry.size ?? data.length,
    }

    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(fields.flags, 6)
    local.writeUInt16LE(method, 8)
    local.writeUInt32LE(0x59210000, 10)
    local.writeUInt32LE(fields.crc, 14)
    local.writeUInt32LE(fields.packedSize, 18)
    local.writeUInt32LE(fields.size, 22)
    local.writeUInt16LE(name.length, 26)
    const file = Buffer.concat([local, name, packed])

    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE((3 << 8) | 20, 4)
    central.writeUInt16LE(20, 6)
    local.copy(central, 8, 6, 26)
    central.writeUInt16LE(name.length, 28)
    central.writeUInt16LE(extra.length, 30)
    central.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38)
    central.writeUInt32LE(entry.at ?? offset, 42)
    directory.push(central, name, extra)
    files.push(file)
    offset += file.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Math.min(claimedCount, 0xffff), 8)
  end.writeUInt16LE(Math.min(claimedCount, 0xffff), 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, central, end])
}
