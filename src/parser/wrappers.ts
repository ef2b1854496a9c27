/** The publisher's address inside that of an archive, a cache or an AMP host. Translations are other texts: they stay. */

/** A wrapper in a wrapper happens (an archived AMP page); more is a joke. */
const deepestNesting = 5

/** The innermost address, or `url` itself when it wraps nothing that is a usable http(s) address. */
export function unwrap(url: URL): URL {
  let current = url
  for (let depth = 0; depth < deepestNesting; depth++) {
    const inner = unwrapOnce(current)
    if (inner === null) break
    current = inner
  }
  return current
}

/** Archives and caches that keep copies under addresses of their own. Some of these say nothing of what is inside. */
const archives =
  /^(?:(?:web|wayback)\.archive\.org|archive\.(?:today|is|ph|li|vn|fo|md)|webcache\.googleusercontent\.com|perma\.cc|ghostarchive\.org|megalodon\.jp|webcitation\.org)$/

/** Whether an address is that of an archive's copy, not of the publication. */
export function isArchived(address: string): boolean {
  const host = URL.parse(address)?.hostname.replace(/^www\./, '')
  return host !== undefined && archives.test(host)
}

function unwrapOnce(url: URL): URL | null {
  const host = url.hostname.replace(/^www\./, '')
  // What an archive is asked for starts in its path and goes on in its query and fragment
  const rest = url.pathname + url.search + url.hash
  for (const { hosts, pattern, scheme } of pathWrappers) {
    if (!hosts.test(host)) continue
    const match = pattern.exec(rest)
    if (match?.[1] !== undefined) return innerAddress(match[1], scheme?.(rest) ?? 'https')
  }
  if (host === 'webcache.googleusercontent.com') return cachedByGoogle(url)
  return null
}

interface PathWrapper {
  hosts: RegExp
  /** Its first group is the address inside. */
  pattern: RegExp
  /** The scheme when the address inside has none; https when not given. */
  scheme?: (rest: string) => string
}

const pathWrappers: PathWrapper[] = [
  {
    // /web/20240618044704id_/https://…; the time may be shortened, `*` or missing
    hosts: /^(?:web|wayback)\.archive\.org$/,
    pattern: /^\/web\/(?:(?:\d{1,14}|\*)(?:[a-z]{2}_)?\/)?(.+)$/,
  },
  {
    // /20240618044704/https://…, /2024.06.18-044704/…, /newest/…, /o/SHORT/https://…; a short /SHORT tells nothing
    hosts: /^archive\.(?:today|is|ph|li|vn|fo|md)$/,
    pattern: /^\/(?:(?:\d{4,14}|[\d.]{10}-\d{6}|newest|oldest|o\/\w+)\/)?(https?(?::|%3a).+)$/i,
  },
  {
    // HOST.cdn.ampproject.org/c/s/HOST/PATH: c document, v viewer; /s says https
    hosts: /^(?:[\w-]+\.)?cdn\.ampproject\.org$/,
    pattern: /^\/(?:c|v|wp\/s|wp)\/(?:s\/)?(.+)$/,
    scheme: (rest) => (/^\/\w+\/s\//.test(rest) ? 'https' : 'http'),
  },
  {
    hosts: /^(?:google\.(?:com?\.)?[a-z]{2,3}|bing\.com)$/,
    pattern: /^\/amp\/(?:s\/)?(.+)$/,
    scheme: (rest) => (rest.startsWith('/amp/s/') ? 'https' : 'http'),
  },
]

/** /search?q=cache:ID:ADDRESS+words, the id and the words optional */
function cachedByGoogle(url: URL): URL | null {
  const match = /^cache:(?:[\w-]{12}:)?(\S+)/.exec(url.searchParams.get('q') ?? '')
  return match?.[1] === undefined ? null : innerAddress(match[1], 'http')
}

function innerAddress(raw: string, scheme: string): URL | null {
  const text = /^https?%3a/i.test(raw) ? decoded(raw) : raw
  // Servers and tools fold the double slash of an address in a path into one
  const address = /^https?:/i.test(text) ? text.replace(/^(https?):\/*/i, '$1://') : `${scheme}://${text}`
  const url = URL.parse(address)
  return url !== null && url.hostname.includes('.') ? url : null
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
