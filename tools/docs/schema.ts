/** From `schema.sql`, whose comments say what each table and column means. */

interface Column {
  name: string
  kind: string
  note: string
}

interface Table {
  name: string
  note: string
  columns: Column[]
}

const column = /^ {2}([a-z_0-9]+)(?: +(.*?))?,?(?: *-- *(.*))?$/

export function schemaReference(sql: string): string {
  const [head = ''] = sql.split('\n\n')
  const tables = tablesOf(sql)
  return [
    '# The schema of a library',
    '',
    'Written by `npm run docs` from `src/archive/schema.sql`, which has the indexes and triggers, too; why it is so: [library.md](library.md).',
    '',
    commentOf(head.split('\n').slice(2)),
    ...tables.flatMap(({ name, note, columns }) => [
      '',
      `## ${name}`,
      '',
      ...(note === '' ? [] : [note, '']),
      '| column | type | meaning |',
      '| --- | --- | --- |',
      ...columns.map(({ name, kind, note }) => `| \`${name}\` | ${escaped(kind)} | ${escaped(note)} |`),
    ]),
    '',
  ].join('\n')
}

function tablesOf(sql: string): Table[] {
  const tables: Table[] = []
  let comments: string[] = []
  let table: Table | null = null
  for (const line of sql.split('\n')) {
    const opening = /^CREATE (?:VIRTUAL )?TABLE ([a-z_0-9]+)/.exec(line)
    if (opening) {
      table = { name: opening[1] ?? '', note: commentOf(comments), columns: [] }
      tables.push(table)
    } else if (table !== null && /^\)/.test(line)) table = null
    else if (table !== null) addTo(table.columns, line)
    comments = line.startsWith('--') ? [...comments, line] : []
  }
  return tables
}

function addTo(columns: Column[], line: string): void {
  const goesOn = /^ +-- *(.*)$/.exec(line)
  const last = columns.at(-1)
  if (goesOn && last) last.note = `${last.note} ${goesOn[1] ?? ''}`.trim()
  const found = column.exec(line)
  if (!found || /^(?:PRIMARY|UNIQUE|CHECK|FOREIGN)\b/.test(line.trim())) return
  const [, name = '', kind = '', note = ''] = found
  columns.push({ name, kind: kind.trim(), note })
}

const commentOf = (lines: string[]): string =>
  lines
    .map((line) => line.replace(/^-- ?/, ''))
    .join(' ')
    .trim()

const escaped = (text: string): string => text.replaceAll('|', '\\|')
