import { Worker } from 'node:worker_threads'

/**
 * Young objects of a thread, three semi-spaces of 8 MB. With what V8 takes by itself an import of 20,000 files needs
 * 740 MB in place of 520, and more time.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 24 }

/** @param file `parse-worker.ts`, or what it was built to */
export const startParseWorker = (file: string | URL): Worker => new Worker(file, { resourceLimits })
