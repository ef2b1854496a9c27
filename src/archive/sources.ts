/** The table `source`. Articles without a usable address belong to the source whose domain is empty. */
import names from '../../resources/source-names.json' with { type: 'json' }
import type { Connection } from './connection.ts'

const knownNames: Readonly<Record<string, string>> = names

/** Shown for the source without a domain. */
const unknownName = 'Unknown'

/** A name and where it is from: the table of known sources, or for want of it the domain. */
function nameOf(domain: string): [name: string, from: 'table' | 'domain'] {
  if (domain === '') return [unknownName, 'table']
  return Object.hasOwn(knownNames, domain) ? [knownNames[domain] ?? domain, 'table'] : [domain, 'domain']
}

export function sourceTable(db: Connection) {
  const find = db.prepare<[string], number>('SELECT id FROM source WHERE domain = ?').pluck()
  const add = db
    .prepare<[string, string, string], number>(
      'INSERT INTO source (domain, name, name_from) VALUES (?, ?, ?) RETURNING id',
    )
    .pluck()

  return {
    /** The id of the source with this domain, new or known. */
    idOf: (domain: string): number => find.get(domain) ?? (add.get(domain, ...nameOf(domain)) as number),
  }
}

/** A later version of Pressmark knows more sources by name; what the user named stays. */
export function refreshSourceNames(db: Connection): void {
  const update = db.prepare('UPDATE source SET name = ?, name_from = ? WHERE id = ? AND name <> ?')
  const rows = db
    .prepare<[], { id: number; domain: string }>("SELECT id, domain FROM source WHERE name_from <> 'user'")
    .all()
  for (const { id, domain } of rows) {
    const [name, from] = nameOf(domain)
    update.run(name, from, id, name)
  }
}
