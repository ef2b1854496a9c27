import { createHash } from 'node:crypto'
import type { OriginalEntry } from '../../archive/archive.ts'
import { fail, ok } from '../../shared/result.ts'
import type { ExportableLibrary } from '../exporter.ts'

export interface MadeOriginal extends Partial<OriginalEntry> {
  /** Null: the library cannot give it back. */
  text?: string | null
}

/** A library in memory: captures 1, 2, 3 … of an article each. */
export function madeLibrary(made: readonly MadeOriginal[]): ExportableLibrary {
  const originals = made.map(({ text = null, ...given }, index): [OriginalEntry, Buffer | null] => {
    const bytes = Buffer.from(text ?? '')
    const id = index + 1
    const original: OriginalEntry = {
      captureId: id,
      articleId: id,
      path: `/saved/${given.fileName ?? `${id}.txt`}`,
      fileName: `${id}.txt`,
      sha256: createHash('sha256').update(bytes).digest(),
      size: bytes.length,
      fileTime: null,
      address: `https://harbourpost.example/a-${id}`,
      title: `Title ${id}`,
      source: { id: 1, domain: 'harbourpost.example', name: 'The Harbour Post' },
      published: null,
      captured: null,
      imported: Date.UTC(2024, 0, 1),
      ...given,
    }
    return [original, text === null ? null : bytes]
  })
  return {
    *originalsOf(articleIds) {
      for (const id of articleIds ?? originals.map(([{ articleId }]) => articleId)) {
        const original = originals[id - 1]?.[0]
        if (original) yield original
      }
    },
    original: (captureId) => {
      const [original, bytes] = originals[captureId - 1] ?? []
      if (!original || !bytes) return fail('original-damaged', 'The bytes are damaged.')
      return ok({ bytes, sha256: original.sha256, fileName: original.fileName, encoding: 'utf-8' })
    },
  }
}
