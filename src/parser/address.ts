import { getDomain } from 'tldts'
import type { Place } from '../shared/article.ts'
import { trackingAt } from './tracking.ts'
import { unwrap } from './wrappers.ts'

/**
 * Where an address stands: the key that equal articles share, and the publication's domain (docs/identity.md).
 * Null for anything but an absolute http(s) address with a host.
 */
export function place(rawAddress: string): Place | null {
  const trimmed = rawAddress.trim()
  // The URL standard would forgive missing slashes; a file that says so little says nothing sure
  if (!/^https?:\/\//i.test(trimmed)) return null
  const given = URL.parse(trimmed)
  if (given === null) return null
  const url = unwrap(given)
  const host = url.hostname.replace(/\.$/, '')
  if (host === '') return null
  return { key: key(url, host), domain: domain(host) }
}

function domain(host: string): string {
  return getDomain(host, { allowPrivateDomains: false }) ?? host
}

function key(url: URL, host: string): string {
  // `www.com` and `www.localhost` are names of their own
  const name = /^www\.[^.]+\./.test(host) ? host.slice(4) : host
  const port = url.port === '' ? '' : `:${url.port}`
  const path = oneSpelling(url.pathname, keptInPath).replace(/\/$/, '')
  return (name + port + path + query(url.search, host) + fragment(url.hash)).normalize('NFC')
}

function query(search: string, host: string): string {
  const parameters = search
    .slice(1)
    .split('&')
    .filter((parameter) => parameter !== '')
    .map((parameter) => oneSpelling(parameter, keptInQuery))
  const nameOf = (parameter: string): string => parameter.split('=', 1)[0] ?? ''
  const isTracking = trackingAt(host, parameters.filter((parameter) => /=./.test(parameter)).map(nameOf))
  const kept = parameters.filter((parameter) => !isTracking(nameOf(parameter)))
  return kept.length === 0 ? '' : `?${kept.join('&')}`
}

/** `#!` and `#/` name a page inside an application; any other fragment a place on the page. */
function fragment(hash: string): string {
  return /^#[!/]./.test(hash) ? oneSpelling(hash, keptInQuery) : ''
}

/**
 * Characters that stay percent-encoded, because encoded and plain they mean different things or because URLs have no
 * plain form of them. All other characters are written plainly.
 */
const unwritable = '"#%<>\\^`{}'
const keptInPath = new Set(`${unwritable}/?`)
const keptInQuery = new Set(`${unwritable}&+=;`)

/** One writing for text that may be percent-encoded or not. Bytes that are not UTF-8 stay encoded, in upper case. */
function oneSpelling(text: string, kept: ReadonlySet<string>): string {
  return text
    .replace(/(?:%[0-9a-f]{2})+/gi, (run) => run.replace(utf8Sequence, (bytes) => plain(bytes, kept)))
    .replace(/[\^`{}]/g, percentEncoded)
}

/** One percent-encoded character as its first byte announces it, or a single byte. */
const utf8Sequence = /%[ef][0-9a-f](?:%[89ab][0-9a-f]){2,3}|%[cd][0-9a-f]%[89ab][0-9a-f]|%[0-9a-f]{2}/gi

function plain(bytes: string, kept: ReadonlySet<string>): string {
  let characters: string
  try {
    characters = decodeURIComponent(bytes)
  } catch {
    return bytes.toUpperCase()
  }
  return kept.has(characters) || /^[\0- \x7f]/.test(characters) ? bytes.toUpperCase() : characters
}

const percentEncoded = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
