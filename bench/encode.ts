/** Texts in old character sets, which Node reads but does not write. */

/** Bytes of one character or two that a label's decoder gives each character for. */
const tables = new Map<string, Map<string, Uint8Array>>()

function tableOf(label: string): Map<string, Uint8Array> {
  const decoder = new TextDecoder(label, { fatal: true })
  const table = new Map<string, Uint8Array>()
  const look = (...bytes: number[]): void => {
    const written = Uint8Array.from(bytes)
    try {
      const character = decoder.decode(written)
      if ([...character].length === 1 && !table.has(character)) table.set(character, written)
    } catch {
      // No character of this set
    }
  }
  for (let byte = 0; byte < 256; byte++) look(byte)
  for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) look(lead, trail)
  return table
}

/** @throws when the set lacks a character */
export function encoded(text: string, label: string): Uint8Array {
  if (label === 'utf-16le') return Buffer.from(`\ufeff${text}`, 'utf16le')
  const table = tables.get(label) ?? tableOf(label)
  tables.set(label, table)
  return Buffer.concat(
    [...text].map((character) => {
      const bytes = table.get(character)
      if (bytes === undefined) throw new Error(`${label} has no ${character}`)
      return bytes
    }),
  )
}
