/**
 * Imports a folder, or takes the library's first import back, to be killed meanwhile:
 * `node importing.ts LIBRARY import|undo FOLDER`. Says a line when the work begins.
 */
import { writeSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { openForWriting } from '../../archive/archive.ts'
import { Importer } from '../importer.ts'
import { undoImport } from '../undo.ts'

const [path = '', verb = '', folder = ''] = process.argv.slice(2)
const opened = openForWriting(path, { timeZone: 'UTC' })
if (!opened.ok) throw new Error(opened.problem.sentence)
const library = opened.value
writeSync(1, 'begun\n')
const done =
  verb === 'undo'
    ? await undoImport(library, 1)
    : await new Importer({
        library,
        createWorker: () => new Worker(new URL('../parse-worker.ts', import.meta.url)),
      }).import([folder])
if (!done.ok) throw new Error(done.problem.detail ?? done.problem.sentence)
library.close()
