/** Captures of our own making, for tests. */
import { createHash } from 'node:crypto'
import type { Block, Reference, Topic } from '../../shared/article.ts'
import type { IncomingCapture, IncomingPicture } from '../../shared/incoming.ts'
import type { Moment } from '../../shared/moment.ts'
import { searchDocument } from '../../shared/search-document.ts'
import { sketch } from '../../shared/sketch.ts'
import type { BatchItem } from '../batch.ts'
import { pack } from '../packing.ts'

export interface Made {
  title?: string
  key?: string | null
  domain?: string
  body?: string
  published?: Moment | null
  captured?: Moment | null
  fileTime?: number | null
  path?: string
  topics?: Topic[]
  tags?: string[]
  references?: Reference[]
  /** What stands in the file; else something that no other file has. */
  bytes?: Uint8Array
  pictures?: IncomingPicture[]
}

export const at = (iso: string, zoned = true): Moment => ({ instant: Date.parse(iso), zoned, from: 'header' })

let count = 0

export function capture(made: Made = {}): IncomingCapture {
  count++
  const key = made.key === undefined ? `example.org/${count}` : made.key
  const title = made.title ?? `Title ${count}`
  const body = made.body ?? `body ${count}`
  const topics = made.topics ?? []
  const tags = made.tags ?? []
  const blocks: Block[] = [
    { kind: 'title', text: title },
    { kind: 'body', text: body },
    ...topics.map(({ name }): Block => ({ kind: 'topic', text: name })),
    ...tags.map((text): Block => ({ kind: 'tag', text })),
  ]
  const text = blocks.map((block) => block.text).join('\n')
  const index = searchDocument(blocks)
  const bytes = made.bytes ?? Buffer.from(`${count}\n${text}`)
  return {
    path: made.path ?? `/files/${count}.html`,
    fileTime: made.fileTime ?? null,
    original: {
      sha256: new Uint8Array(createHash('sha256').update(bytes).digest()),
      size: bytes.length,
      ...pack(bytes),
    },
    encoding: 'utf-8',
    facts: {
      format: 'clipping',
      title,
      address: key === null ? null : `https://${key}`,
      archivedAt: null,
      place: key === null ? null : { key, domain: made.domain ?? 'example.org' },
      byline: '',
      published: made.published ?? null,
      captured: made.captured ?? null,
      lang: 'en',
      leadImage: null,
      topics,
      tags,
      references: made.references ?? [],
      words: body.split(' ').length,
      excerpt: body.slice(0, 200),
      missing: ['byline'],
    },
    index,
    sketch: sketch(index),
    textLength: text.length,
    pictures: made.pictures ?? [],
  }
}

export const item = (made: Made = {}): BatchItem => ({ kind: 'capture', capture: capture(made) })
