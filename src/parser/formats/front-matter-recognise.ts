import type { Field } from './front-matter-lines.ts'

/** Keys that make a header one, whatever else stands in it. */
const telling = new Set(
  (
    'title date published pubdate lastupdated created saved author authors byline url link source from originalurl ' +
    'canonical permalink tags categories keywords topics description image headline originallink ' +
    '标题 標題 日期 作者 来源 來源 链接 鏈接 原文 标签 標籤 ' +
    'layout slug draft type lang language category tag id name aliases weight toc'
  ).split(' '),
)

/** A key in lower case, without `_` and `-`. */
export const isTellingKey = (key: string): boolean => telling.has(key)

/**
 * Whether these fields are an article's header. In a file named as a text or a page one known key is enough; in any
 * other, which may be YAML for a machine, a title or a web address must be among them.
 */
export function isFrontMatter(fields: readonly Field[], fileName: string): boolean {
  if (/\.(?:md|markdown|mdown|mkdn?|mkdown|mdx|x?html?|txt|text)$/i.test(fileName)) {
    return fields.length === 0 || fields.some(({ name }) => telling.has(name))
  }
  return fields.some(
    ({ name, values }) =>
      telling.has(name) &&
      (/^(?:title|headline|标题|標題)$/.test(name) || values.some((value) => /^https?:\/\//i.test(value))),
  )
}
