const longest = 48

/**
 * What articles are sorted by when the list is sorted by title: without case, accents and opening punctuation, in
 * code point order. Cut short, as it stands in an index: titles that agree this far are sorted by their id.
 */
export const titleKey = (title: string): string =>
  title
    .slice(0, longest * 4)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .toLowerCase()
    .slice(0, longest)
    .toWellFormed()
