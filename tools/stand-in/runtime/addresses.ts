/**
 * Chromium only takes schemes of an app's own from the program that embeds it. So `scheme://host/path` lives in the
 * page as `https://host.scheme.invalid/path`, a secure origin of its own that no name server knows (RFC 6761), and
 * everything told to the app is turned back.
 */
const schemes = new Set<string>()

export function ownScheme(scheme: string): void {
  schemes.add(scheme.toLowerCase())
}

export const ownSchemes = (): ReadonlySet<string> => schemes

/** The scheme of an address as the app knows it. */
export const schemeOf = (url: string): string => url.slice(0, Math.max(url.indexOf(':'), 0)).toLowerCase()

/** From the app's to the page's; other addresses stay. */
export function toPage(url: string): string {
  const scheme = schemeOf(url)
  if (!schemes.has(scheme)) return url
  const [, host = '', rest = ''] = /^[^:]+:(?:\/\/)?([^/?#]*)(.*)$/s.exec(url) ?? []
  return `https://${host.toLowerCase()}.${scheme}.invalid${rest.startsWith('/') ? rest : `/${rest}`}`
}

const mapped = /^https:\/\/([^/?#]*?)\.([^./?#]+)\.invalid(?=[/?#]|$)/i

/** From the page's to the app's; other addresses stay. */
export function toApp(url: string): string {
  const match = mapped.exec(url)
  const scheme = match?.[2]?.toLowerCase() ?? ''
  if (!match || !schemes.has(scheme)) return url
  return `${scheme}://${match[1]}${url.slice(match[0].length)}`
}

/** Sources of an own scheme in a Content-Security-Policy, which a page of that scheme expects to match. */
export function policyToPage(policy: string): string {
  let text = policy
  for (const scheme of schemes) {
    const source = new RegExp(`(^|\\s)${scheme}:(//([^\\s;,]+))?(?=[\\s;,]|$)`, 'gi')
    text = text.replace(source, (whole: string, _before: string, _rest: string, host?: string) =>
      host === undefined
        ? `${whole} https://*.${scheme}.invalid`
        : `${whole} ${toPage(`${scheme}://${host}`)}`,
    )
  }
  return text
}

/** Patterns for the DevTools domain Fetch that match every address of an own scheme. */
export const ownPatterns = (): string[] =>
  [...schemes].flatMap((scheme) => [`https://*.${scheme}.invalid/*`, `${scheme}:*`])
