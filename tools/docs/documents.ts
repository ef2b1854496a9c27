/** The documents that are generated, whole or in part, as they should be. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { commandLineReference } from './command-line.ts'
import { contractReference } from './contract.ts'
import { schemaReference } from './schema.ts'

export interface Document {
  path: string
  text: string
}

const inProject = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

export async function documents(): Promise<Document[]> {
  const schema = readFileSync(inProject('src/archive/schema.sql'), 'utf8')
  return Promise.all([
    document('docs/schema.md', () => schemaReference(schema)),
    document('docs/command-line.md', commandLineReference),
    document('ARCHITECTURE.md', (path) => withContract(readFileSync(path, 'utf8'))),
  ])
}

async function document(name: string, write: (path: string) => string | Promise<string>): Promise<Document> {
  const path = inProject(name)
  return { path, text: await format(await write(path), { ...(await resolveConfig(path)), filepath: path }) }
}

function withContract(page: string): string {
  const place = /(<!-- contract:[^>]*-->)[\s\S]*(<!-- \/contract -->)/
  if (!place.test(page)) throw new Error('ARCHITECTURE.md has no place for the contract')
  return page.replace(
    place,
    (_, start: string, end: string) => `${start}\n\n${contractReference()}\n\n${end}`,
  )
}
