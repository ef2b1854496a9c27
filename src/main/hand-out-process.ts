/** A process for one errand: exporting originals, saving a copy, looking at another library. */
import { basename } from 'node:path'
import { examine, openForReading, problemOf, type ReadableLibrary } from '../archive/archive.ts'
import { exportOriginals } from '../exporter/exporter.ts'
import type { ExportProgress } from '../shared/export.ts'
import { ok, type Result } from '../shared/result.ts'
import type { HandOutService } from './child-messages.ts'
import { serve, tellMain } from './serve.ts'

const path = process.argv[2] ?? ''
/** Milliseconds between two reports. */
const reportInterval = 100

/** Names in the summary: the others are in the manifest. */
const mostNames = 3

const cancelled = new AbortController()
let lastReport = -Infinity

function tell(progress: ExportProgress): void {
  const now = performance.now()
  if (now - lastReport < reportInterval) return
  lastReport = now
  tellMain('exportProgress', progress)
}

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
      const report = await exportOriginals({
        library,
        articleIds: ids,
        folder,
        onProgress: tell,
        signal: cancelled.signal,
      })
      if (!report.ok) return report
      const { missing, removed, ...made } = report.value
      const names = removed.slice(0, mostNames).map((path) => basename(path))
      return ok({ ...made, missing: missing.length, removed: { count: removed.length, names } })
    }),
  cancelExport: () => {
    cancelled.abort()
    return ok(null)
  },
  saveCopy: ({ target }) => withLibrary((library) => library.saveCopy(target, { overwrite: true })),
  examine: ({ file }) => examine(file),
}

serve(service)
