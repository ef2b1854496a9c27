/** What stands before the name in a byline. */
const opening = /^(?:by|von|par|por|di|文|作者|撰文|記者|记者)(?:[\s:：/／|｜]+|(?<=\p{sc=Han})(?=\p{Lu}))/iu

/** Longer bylines are cut: nobody looks for them in a list of names. */
const longest = 120

/** The author that articles are counted under: the byline on one line, without what introduces it. */
export function authorName(byline: string): string {
  const line = byline
    .slice(0, 4 * longest)
    .replace(/\s+/gu, ' ')
    .trim()
  return Array.from(line.replace(opening, '')).slice(0, longest).join('').trim()
}
