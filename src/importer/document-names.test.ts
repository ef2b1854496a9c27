import { expect, test } from 'vitest'
import { isDocumentName } from './document-names.ts'

test.each([
  'a.md',
  'README.md',
  'posts/2024-06-18-ice.markdown',
  'a.TXT',
  'a.html',
  'a.clip',
  'ice',
  '冰',
  'a.b/ice',
])('%s may be an article', (path) => {
  expect(isDocumentName(path)).toBe(true)
})

test.each([
  'a.JPG',
  '_config.yml',
  'feed.xml',
  'src/main.rs',
  'style.scss',
  'a.tar.bz2',
  'Makefile',
  'LICENSE',
  'deep/requirements.txt',
  'SHA256SUMS',
  'index.liquid',
])('%s is none', (path) => {
  expect(isDocumentName(path)).toBe(false)
})
