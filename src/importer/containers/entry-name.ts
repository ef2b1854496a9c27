/** Names of entries: they come from whoever made the container, and are shown, never written to. */

/** Longer than any system's paths. */
const longestName = 4_096

/**
 * A relative path with `/`, or null for a name that leads out of the container or hides what it is. A backslash
 * separates, too: some programs for Windows write it, and others could be tricked by one that does not count.
 */
export function safeEntryName(name: string): string | null {
  if (name.length > longestName || name.includes('\0')) return null
  const path = name.replaceAll('\\', '/')
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return null
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.')
  return segments.length === 0 || segments.includes('..') ? null : segments.join('/')
}

/** For showing a name that is not safe. */
export const nameToShow = (name: string): string => name.slice(0, 500).replaceAll('\0', '\u2400')

/** The topmost hidden part of a path, which is ignored as a whole, or null. */
export function hiddenPart(path: string): string | null {
  const segments = path.split('/')
  const at = segments.findIndex((segment) => segment.startsWith('.') || segment === '__MACOSX')
  return at === -1 ? null : segments.slice(0, at + 1).join('/')
}
