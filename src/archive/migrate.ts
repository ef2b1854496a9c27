import type { Connection } from './connection.ts'
import { schemaVersion } from './connection.ts'
import { sql as first } from './migrations/0001.ts'
import { sql as second } from './migrations/0002.ts'
import { sql as third } from './migrations/0003.ts'
import { sql as fourth } from './migrations/0004.ts'
import { sql as fifth } from './migrations/0005.ts'
import { sql as sixth } from './migrations/0006.ts'
import { sql as seventh } from './migrations/0007.ts'

/** Never changed once released, only added to; a library's `user_version` says how many of them it has had. */
export const migrations: readonly string[] = [first, second, third, fourth, fifth, sixth, seventh]

/** Brings a library up to date, one transaction a step. Throws what SQLite throws: the step then never happened. */
export function migrate(db: Connection, steps: readonly string[] = migrations): void {
  for (let version = schemaVersion(db); version < steps.length; version++) {
    db.transaction(() => {
      db.exec(steps[version] ?? '')
      const broken = db.pragma('foreign_key_check') as unknown[]
      if (broken.length > 0)
        throw new Error(`step ${version + 1} leaves ${broken.length} broken foreign keys`)
      db.pragma(`user_version = ${version + 1}`)
    }).immediate()
  }
}
