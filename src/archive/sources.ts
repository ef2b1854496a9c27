/**
 * The table `source`. Articles without a usable address belong to the source whose domain is empty. A source that is
 * merged into another keeps its row, so that later articles of its domain find their way, and has no articles.
 */
import names from '../../resources/source-names.json' with { type: 'json' }
import { fail, ok, type Problem, type Result } from '../shared/result.ts'
import type { Connection } from './connection.ts'
import { text } from '../shared/text/text.ts'

const knownNames: Readonly<Record<string, string>> = names

/** Shown for the source without a domain. */
const unknownName = 'Unknown'

/** A name and where it is from: the table of known sources, or for want of it the domain. */
function nameOf(domain: string): [name: string, from: 'table' | 'domain'] {
  if (domain === '') return [unknownName, 'table']
  return Object.hasOwn(knownNames, domain) ? [knownNames[domain] ?? domain, 'table'] : [domain, 'domain']
}

export function sourceTable(db: Connection) {
  const find = db
    .prepare<[string], number>('SELECT coalesce(merged_into, id) FROM source WHERE domain = ?')
    .pluck()
  const add = db
    .prepare<[string, string, string], number>(
      'INSERT INTO source (domain, name, name_from) VALUES (?, ?, ?) RETURNING id',
    )
    .pluck()

  return {
    /** The id of the source for articles of this domain, new or known. */
    idOf: (domain: string): number => find.get(domain) ?? (add.get(domain, ...nameOf(domain)) as number),
  }
}

const notThere = (): { ok: false; problem: Problem } => fail('not-found', text.failure.noSource)

export function sourceEditor(db: Connection) {
  const domainOf = db
    .prepare<[number], string>('SELECT domain FROM source WHERE id = ? AND merged_into IS NULL')
    .pluck()
  const name = db.prepare<[string, string, number]>('UPDATE source SET name = ?, name_from = ? WHERE id = ?')
  const targetOf = db
    .prepare<[number], number>('SELECT coalesce(merged_into, id) FROM source WHERE id = ?')
    .pluck()
  const redirect = db.prepare<{ from: number; into: number }>(
    'UPDATE source SET merged_into = @into WHERE id = @from OR merged_into = @from',
  )
  const moveArticles = db.prepare<{ from: number; into: number }>(
    'UPDATE article SET source_id = @into WHERE trashed IN (0, 1) AND source_id = @from',
  )

  return {
    rename: (id: number, given: string): Result<null> => {
      const domain = domainOf.get(id)
      if (domain === undefined) return notThere()
      const trimmed = given.replace(/\s+/gu, ' ').trim()
      if (trimmed === '') name.run(...nameOf(domain), id)
      else name.run(trimmed, 'user', id)
      return ok(null)
    },
    /** To be run in a transaction. Sources that are not there, or are merged already, have nothing to move. */
    merge: (from: Iterable<number>, into: number): Result<null> => {
      const target = targetOf.get(into)
      if (target === undefined) return notThere()
      for (const id of from) {
        const domain = domainOf.get(id)
        if (domain === undefined || id === target) continue
        moveArticles.run({ from: id, into: target })
        // That today's articles without an address are this paper's says nothing of tomorrow's.
        if (domain !== '') redirect.run({ from: id, into: target })
      }
      return ok(null)
    },
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
