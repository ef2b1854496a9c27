import type { ManifestEntry } from './manifest-entry.ts'

const columns: Record<keyof ManifestEntry, string> = {
  name: 'name',
  sha256: 'sha256',
  size: 'size',
  address: 'address',
  source: 'source',
  title: 'title',
  published: 'published',
  captured: 'captured',
  imported: 'imported',
  originalPath: 'original path',
  problem: 'problem',
}
const keys = Object.keys(columns) as (keyof ManifestEntry)[]

/** RFC 4180; with a byte order mark, or spreadsheets take it for their system's own encoding. */
export const csv = {
  head: `\uFEFF${csvLine(Object.values(columns))}`,
  line: (entry: ManifestEntry): string => csvLine(keys.map((key) => entry[key])),
}

function csvLine(values: readonly (string | number | null)[]): string {
  return `${values.map((value) => csvCell(String(value ?? ''))).join(',')}\r\n`
}

/** Spreadsheets run what looks like a formula: https://owasp.org/www-community/attacks/CSV_Injection */
function csvCell(value: string): string {
  const inert = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}

/** One JSON array, one object a line, exact where CSV is not. */
export const json = {
  head: '[',
  line: (entry: ManifestEntry, index: number): string =>
    `${index === 0 ? '' : ','}\n${JSON.stringify(entry)}`,
  end: '\n]\n',
}

/** For `sha256sum -c` (coreutils) in the folder of the export. Safe names hold nothing that needs its escapes. */
export const sha256Sums = {
  line: ({ name, sha256 }: ManifestEntry): string => (name === null ? '' : `${sha256}  ${name}\n`),
}
