/** A process for one errand that reads the whole library: exporting originals, saving a copy. */
import { openForReading, problemOf, type ReadableLibrary } from '../archive/archive.ts'
import { exportOriginals } from '../exporter/exporter.ts'
import { ok, type Result } from '../shared/result.ts'
import type { HandOutService } from './child-messages.ts'
import { serve } from './serve.ts'

const path = process.argv[2] ?? ''

async function withLibrary<T>(use: (library: ReadableLibrary) => Promise<Result<T>>): Promise<Result<T>> {
  const opened = openForReading(path)
  if (!opened.ok) return opened
  try {
    return await use(opened.value)
  } catch (error) {
    return { ok: false, problem: problemOf(error) }
  } finally {
    opened.value.close()
  }
}

const service: HandOutService = {
  exportOriginals: ({ ids, folder }) =>
    withLibrary(async (library) => {
      const report = await exportOriginals({ library, articleIds: ids, folder })
      return report.ok ? ok({ ...report.value, missing: report.value.missing.length }) : report
    }),
  saveCopy: ({ target }) => withLibrary((library) => library.saveCopy(target, { overwrite: true })),
}

serve(service)
