import { expect, onTestFinished, test } from 'vitest'
import type { Block } from '../shared/article.ts'
import { everything } from '../shared/list.ts'
import { openForReading } from './open.ts'
import type { OriginalFile } from './readable.ts'
import { ResultSets } from './result-sets.ts'
import { at, item } from './testing/captures.ts'
import { codeOf, openLibrary, valueOf } from './testing/library.ts'

/** The originals of these captures hold a number and then their text, a block on each line. */
function blocksOf({ bytes }: OriginalFile): Block[] {
  const [, title = '', ...lines] = Buffer.from(bytes).toString().split('\n')
  return [{ kind: 'title', text: title }, ...lines.map((text): Block => ({ kind: 'body', text }))]
}

function opened() {
  const { path, write } = openLibrary()
  const library = valueOf(openForReading(path, { blocksOf }))
  onTestFinished(() => library.close())
  return { library, sets: new ResultSets(library), write }
}

const listed = async (sets: ResultSets, search: string): Promise<number[]> => {
  const { handle } = valueOf(await sets.open({ ...everything, filter: { ...everything.filter, search } }, 10))
  return valueOf(await sets.ids(handle))
}

const marked = ({ text, marks }: { text: string; marks: { start: number; end: number }[] }): string[] =>
  marks.map(({ start, end }) => text.slice(start, end))

test('a passage is of the text that was found, with the title as the list shows it', async () => {
  const { sets, write } = opened()
  write(
    item({ title: '燈塔與海', body: 'nothing\n黃昏時的燈塔' }),
    item({ title: '燈塔', body: 'nothing else' }),
    item({ title: 'Other', body: 'other' }),
  )
  const ids = await listed(sets, '灯塔')
  expect(ids).toHaveLength(2)
  const found = valueOf(await sets.passages('灯塔', [...ids, 3, 999]))
  expect(found.map(({ id }) => id)).toEqual(ids)
  expect(found.map(({ title }) => marked(title))).toEqual([['燈塔'], ['燈塔']])
  const passages = Object.fromEntries(found.map(({ title, passage }) => [title.text, passage]))
  expect(passages['燈塔']).toBeNull()
  expect(passages['燈塔與海']).toMatchObject({ text: '黃昏時的燈塔', marks: [{ start: 4, end: 6 }] })
})

test('the capture that was found is the shown one where that has it, else the newest that has', async () => {
  const { sets, write } = opened()
  const same = { key: 'example.org/a', title: 'A long enough title to be the same' }
  const body = 'the very same words in every capture of this piece, so that it is one piece'
  write(
    item({ ...same, body: `${body} whale`, captured: at('2021-01-01T00:00Z') }),
    item({ ...same, body: `${body} whale ship`, captured: at('2022-01-01T00:00Z') }),
    item({ ...same, body: `${body} ship`, captured: at('2023-01-01T00:00Z') }),
  )
  const [id = 0] = await listed(sets, 'whale')
  expect(valueOf(await sets.passages('whale', [id]))[0]?.captureId).toBe(2)
  expect(valueOf(await sets.hit('whale', id))).toBe(2)
  // Without a list of it, too.
  expect(valueOf(await sets.hit('ship', id))).toBe(3)
  expect(valueOf(await sets.hit('walrus', id))).toBeNull()
  expect(valueOf(await sets.passages('whale', [id]))[0]?.captureId).toBe(2)
})

test('newer passages take the place of older ones, and a newer list of both', async () => {
  const { library, sets, write } = opened()
  write(...Array.from({ length: 40 }, () => item({ body: 'wheat' })))
  const ids = await listed(sets, 'wheat')
  const slow = (): void => {
    const until = performance.now() + 2
    while (performance.now() < until);
  }
  const { passage } = library
  library.passage = (search, id) => {
    slow()
    return passage(search, id)
  }
  const older = sets.passages('wheat', ids)
  const newer = sets.passages('wheat', ids.slice(0, 20))
  expect(codeOf(await older)).toBe('superseded')
  expect(valueOf(await newer)).toHaveLength(20)
  const last = sets.passages('wheat', ids)
  const list = listed(sets, 'body')
  expect(codeOf(await last)).toBe('superseded')
  await list
})
