import type { Field } from './front-matter-lines.ts'

/** Keys that make a header one, whatever else stands in it. */
const telling = new Set(
  (
    'title date published pubdate lastupdated created saved author authors byline url link source from originalurl ' +
    'canonical permalink tags categories keywords topics description image ' +
    'layout slug draft type lang language category tag id name aliases weight toc'
  ).split(' '),
)

/**
 * Whether these fields are an article's header. In a file named as a text or a page one known key is enough; in any
 * other, which may be YAML for a machine, a title or a web address must be among them.
 */
export function isFrontMatter(fields: readonly Field[], fileName: string): boolean {
  if (/\.(?:md|markdown|mdown|mdx|x?html?|txt|text)$/i.test(fileName)) {
    return fields.length === 0 || fields.some(({ name }) => telling.has(name))
  }
  return fields.some(
    ({ name, values }) =>
      telling.has(name) && (name === 'title' || values.some((value) => /^https?:\/\//i.test(value))),
  )
}
