/** The writer process: the one connection that writes, and the importer. */
import { Worker } from 'node:worker_threads'
import { openForWriting } from '../archive/archive.ts'
import { Importer } from '../importer/importer.ts'
import { fail, ok } from '../shared/result.ts'
import type { WriterEvents, WriterService } from './child-messages.ts'
import { serve, tellMain } from './serve.ts'

const tell = <K extends keyof WriterEvents>(event: K, payload: WriterEvents[K]): void =>
  tellMain(event, payload)

const [path = '', parseWorker = ''] = process.argv.slice(2)
const opened = openForWriting(path)
const importer = opened.ok
  ? new Importer({
      library: opened.value,
      createWorker: () => new Worker(parseWorker),
      onChanged: (change) => tell('libraryChanged', change),
      onProgress: (progress) => tell('importProgress', progress),
      onEnded: (summary) => tell('importEnded', summary),
    })
  : null

const closed = (): { ok: false; problem: import('../shared/result.ts').Problem } =>
  opened.ok ? fail('unexpected', 'The library is closed.') : { ok: false, problem: opened.problem }

const service: WriterService = {
  import: ({ paths }) => (importer ? importer.start(paths) : closed()),
  cancelImport: () => {
    importer?.cancel()
    return ok(null)
  },
  importState: () => ok(importer?.progress ?? null),
  close: async () => {
    await importer?.stop()
    if (opened.ok) opened.value.close()
    return ok(null)
  },
}

serve(service)
tell('opened', { problem: opened.ok ? null : opened.problem })
