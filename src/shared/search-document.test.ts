import { expect, test } from 'vitest'
import { searchDocument } from './search-document.ts'

test('each kind of block goes to its column, a boundary between blocks', () => {
  expect(
    searchDocument([
      { kind: 'title', text: '今日' },
      { kind: 'byline', text: 'Ana Ruiz' },
      { kind: 'body', text: 'First, second.' },
      { kind: 'caption', text: '（左）' },
      { kind: 'body', text: '……' },
      { kind: 'body', text: '完' },
      { kind: 'topic', text: 'Energy' },
      { kind: 'tag', text: 'gas' },
    ]),
  ).toEqual({
    title: '今 日',
    byline: 'ana ruiz',
    body: 'first second ¶ 左 ¶ 完',
    topics: 'energy',
    tags: 'gas',
  })
})
