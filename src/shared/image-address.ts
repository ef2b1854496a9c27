/** Image proxies and the parameter that holds the image's own address. */
const proxies: Record<string, string> = {
  'images.weserv.nl': 'url',
  'wsrv.nl': 'url',
}

const deepestNesting = 5

/**
 * The image's own address, when `address` is one of a known image proxy; otherwise `address` as given.
 * The proxy takes `host/path`, `ssl:host/path`, `//host/path` or a whole address, percent-encoded or not; a
 * missing scheme becomes https.
 * Source: https://images.weserv.nl/docs/
 */
export function imageAddress(address: string): string {
  let current = address
  for (let depth = 0; depth < deepestNesting; depth++) {
    const inner = behindProxy(current)
    if (inner === null) return current
    current = inner
  }
  return current
}

function behindProxy(address: string): string | null {
  const outer = parseAddress(address.startsWith('//') ? `https:${address}` : address)
  if (outer === null) return null
  const parameter = proxies[outer.hostname]
  if (parameter === undefined) return null
  const raw = outer.search
    .slice(1)
    .split('&')
    .find((part) => part.startsWith(`${parameter}=`))
  if (raw === undefined) return null

  let given: string
  try {
    // Not URLSearchParams: it would turn a plus sign in a file name into a space
    given = decodeURIComponent(raw.slice(parameter.length + 1)).trim()
  } catch {
    return null
  }
  const rest = given.replace(/^ssl:(\/\/)?/i, '').replace(/^\/\//, '')
  const inner = parseAddress(/^https?:\/\//i.test(rest) ? rest : `https://${rest}`)
  return inner !== null && inner.hostname.includes('.') ? inner.href : null
}

function parseAddress(address: string): URL | null {
  const url = URL.parse(address)
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') ? url : null
}
