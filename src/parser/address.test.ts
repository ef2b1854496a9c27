import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { place } from './address.ts'

const key = (address: string): string | undefined => place(address)?.key
const base = 'https://www.example.org/news/a-1'

/** Each line: addresses of one article. */
const same: [why: string, one: string, other: string][] = [
  ['scheme', base, 'http://www.example.org/news/a-1'],
  ['scheme in capitals', base, 'HTTPS://www.example.org/news/a-1'],
  ['www', base, 'https://example.org/news/a-1'],
  ['host in capitals', base, 'https://WWW.Example.ORG/news/a-1'],
  ['default port', base, 'https://www.example.org:443/news/a-1'],
  ['default port of http', base, 'http://www.example.org:80/news/a-1'],
  ['dot after the host', base, 'https://www.example.org./news/a-1'],
  ['trailing slash', base, `${base}/`],
  ['trailing slash of the host', 'https://example.org', 'https://example.org/'],
  ['trailing slash before a query', 'https://example.org/a?b=1', 'https://example.org/a/?b=1'],
  ['plain fragment', base, `${base}#comments`],
  ['empty fragment', base, `${base}#`],
  ['text fragment', base, `${base}#:~:text=ice`],
  ['empty query', base, `${base}?`],
  ['empty parameters', `${base}?a=1&b=2`, `${base}?&a=1&&b=2&`],
  ['white space around', base, `  ${base}\n`],
  ['user name', base, 'https://reader:secret@www.example.org/news/a-1'],
  ['dot segments', base, 'https://www.example.org/news/./old/../a-1'],
  ['encoded dot segments', base, 'https://www.example.org/news/%2e%2E/news/a-1'],
  ['utm', base, `${base}?utm_source=feed&utm_medium=rss&utm_anything=1`],
  ['utm in capitals', base, `${base}?UTM_Source=feed`],
  ['utm, encoded', base, `${base}?utm%5Fsource=feed`],
  ['fbclid', base, `${base}?fbclid=IwAR0`],
  ['gclid', base, `${base}?gclid=x`],
  ['msclkid', base, `${base}?msclkid=x`],
  ['igshid', base, `${base}?igshid=x`],
  ['yclid', base, `${base}?yclid=x`],
  ['Mailchimp', base, `${base}?mc_cid=x&mc_eid=y`],
  ['Deutsche Welle', base, `${base}?maca=zh-rss-x-1-rdf`],
  ['BBC', base, `${base}?ns_mchannel=social&at_medium=RSS&ocid=x`],
  ['Webtrekk', base, `${base}?wt_mc=x&wt.mc_id=y`],
  ['Twitter', base, `${base}?__twitter_impression=true`],
  ['tracking without a value', base, `${base}?fbclid`],
  ['tracking between others', `${base}?a=1&b=2`, `${base}?a=1&utm_source=x&b=2`],
  ['encoded and raw path', 'https://example.org/%E6%B8%AF%E5%8F%A3', 'https://example.org/港口'],
  ['lower and upper case escapes', 'https://example.org/%e6%b8%af', 'https://example.org/%E6%B8%AF'],
  ['encoded and raw query', 'https://example.org/?q=%E6%B8%AF', 'https://example.org/?q=港'],
  ['encoded letters', base, 'https://www.example.org/%6Eews/a%2D1'],
  ['encoded tilde', 'https://example.org/~ada', 'https://example.org/%7Eada'],
  ['encoded parentheses', 'https://example.org/Ice_(1)', 'https://example.org/Ice_%281%29'],
  ['encoded comma and colon', 'https://example.org/a,b:c', 'https://example.org/a%2Cb%3Ac'],
  [
    'encoded full-width brackets',
    'https://example.org/「冰」',
    'https://example.org/%E3%80%8C%E5%86%B0%E3%80%8D',
  ],
  ['raw and encoded space', 'https://example.org/a b', 'https://example.org/a%20b'],
  ['raw and encoded quote', 'https://example.org/a"b', 'https://example.org/a%22b'],
  ['raw and encoded caret and braces', 'https://example.org/a^b{c}', 'https://example.org/a%5eb%7bc%7d'],
  ['raw and encoded bar', 'https://example.org/a|b', 'https://example.org/a%7Cb'],
  ['raw and encoded slash in a query', 'https://example.org/?u=/a/b', 'https://example.org/?u=%2Fa%2Fb'],
  ['escapes that are not UTF-8', 'https://example.org/%b8%db', 'https://example.org/%B8%DB'],
  ['composed and decomposed', 'https://example.org/café', 'https://example.org/cafe%CC%81'],
  ['characters outside the BMP', 'https://example.org/𠮷😀', 'https://example.org/%F0%A0%AE%B7%F0%9F%98%80'],
  ['encoded fragment path', 'https://example.org/#!/港', 'https://example.org/#!/%E6%B8%AF'],
  ['Unicode host', 'https://例え.jp/a', 'https://xn--r8jz45g.jp/a'],
  ['Unicode host in capitals', 'https://MÜNCHEN.example/a', 'https://xn--mnchen-3ya.example/a'],
  ['Wayback', base, `https://web.archive.org/web/20240618044704/${base}`],
  ['Wayback, short time', base, `http://web.archive.org/web/2024/${base}`],
  ['Wayback, any time', base, `https://web.archive.org/web/*/${base}`],
  ['Wayback, no time', base, `https://web.archive.org/web/${base}`],
  ['Wayback, raw page', base, `https://web.archive.org/web/20240618044704id_/${base}`],
  ['Wayback, one slash', base, 'https://web.archive.org/web/20240618044704/https:/www.example.org/news/a-1'],
  ['Wayback, no scheme', base, 'https://web.archive.org/web/20240618044704/www.example.org/news/a-1'],
  ['Wayback, encoded', base, `https://web.archive.org/web/2024/${encodeURIComponent(base)}`],
  ['Wayback with a query', `${base}?id=1`, `https://web.archive.org/web/2024/${base}?id=1&utm_source=x`],
  ['archive.today', base, `https://archive.today/20240618044704/${base}`],
  ['archive.ph, dotted time', base, `https://archive.ph/2024.06.18-044704/${base}`],
  ['archive.is, newest', base, `https://archive.is/newest/${base}`],
  ['archive.li, long form', base, `https://archive.li/o/AbC1x/${base}`],
  ['archive.md, bare', base, `https://archive.md/${base}`],
  [
    'Google cache',
    base,
    `https://webcache.googleusercontent.com/search?q=cache:AbCdEf-12345:${base}+ice&hl=en`,
  ],
  [
    'Google cache, no id',
    base,
    `http://webcache.googleusercontent.com/search?q=cache:${encodeURIComponent(base)}`,
  ],
  ['AMP cache', base, 'https://www-example-org.cdn.ampproject.org/c/s/www.example.org/news/a-1'],
  [
    'AMP viewer',
    base,
    'https://www-example-org.cdn.ampproject.org/v/s/www.example.org/news/a-1?usqp=x&amp_js_v=0.1',
  ],
  ['AMP cache over http', base, 'https://cdn.ampproject.org/c/www.example.org/news/a-1'],
  ['Google AMP', base, 'https://www.google.com/amp/s/www.example.org/news/a-1'],
  ['Google AMP in Taiwan', base, 'https://www.google.com.tw/amp/s/www.example.org/news/a-1'],
  [
    'an archived AMP page',
    base,
    'https://web.archive.org/web/2024/https://www.google.com/amp/s/www.example.org/news/a-1',
  ],
]

/** Addresses that may be of two articles. */
const different: [why: string, one: string, other: string][] = [
  ['path', base, 'https://www.example.org/news/a-2'],
  ['case of the path', base, 'https://www.example.org/News/a-1'],
  ['host', base, 'https://m.example.org/news/a-1'],
  ['www2', base, 'https://www2.example.org/news/a-1'],
  ['a domain named www', 'https://www.com/a', 'https://com/a'],
  ['port', base, 'https://www.example.org:8443/news/a-1'],
  ['the port of the other scheme', 'https://example.org:80/a', 'https://example.org/a'],
  ['double slash', base, 'https://www.example.org/news//a-1'],
  ['two trailing slashes', base, `${base}//`],
  ['index page', 'https://example.org/a', 'https://example.org/a/index.html'],
  ['parameter', `${base}?id=1`, `${base}?id=2`],
  ['a parameter more', base, `${base}?page=2`],
  ['case of a parameter', `${base}?id=a`, `${base}?id=A`],
  ['case of a parameter name', `${base}?id=a`, `${base}?ID=a`],
  ['order of parameters', `${base}?a=1&b=2`, `${base}?b=2&a=1`],
  ['repeated parameter', `${base}?a=1`, `${base}?a=1&a=1`],
  ['parameter without and with an empty value', `${base}?a`, `${base}?a=`],
  ['ref is not tracking alone', base, `${base}?ref=1`],
  ['from is not tracking alone', base, `${base}?from=2`],
  ['mbid may be a record', `${base}?mbid=1`, base],
  ['utm without underscore', base, `${base}?utm=33`],
  ['tracking name as a value', base, `${base}?a=utm_source`],
  ['hash-bang', base, `${base}#!/two`],
  ['two hash-bangs', `${base}#!one`, `${base}#!two`],
  ['fragment path', 'https://example.org/#/one', 'https://example.org/#/two'],
  ['encoded slash', 'https://example.org/a/b', 'https://example.org/a%2Fb'],
  ['encoded question mark', 'https://example.org/a?b', 'https://example.org/a%3Fb'],
  ['encoded hash', 'https://example.org/a', 'https://example.org/a%23'],
  ['encoded percent sign', 'https://example.org/a%2520b', 'https://example.org/a%20b'],
  ['encoded ampersand in a query', 'https://example.org/?a=1&b=2', 'https://example.org/?a=1%26b=2'],
  ['encoded equals sign in a query', 'https://example.org/?a=b=1', 'https://example.org/?a%3Db=1'],
  ['plus and space in a query', 'https://example.org/?a=b+c', 'https://example.org/?a=b%2Bc'],
  ['simplified and traditional', 'https://example.org/国', 'https://example.org/國'],
  ['full-width letters', 'https://example.org/Ａ', 'https://example.org/A'],
  ['different escapes that are not UTF-8', 'https://example.org/%B8%DB', 'https://example.org/%B8%DC'],
  ['translation by Google', base, `https://translate.google.com/translate?sl=en&u=${base}`],
  ['translation by translate.goog', base, 'https://www-example-org.translate.goog/news/a-1'],
  ['two short archive names', 'https://archive.ph/AbCdE', 'https://archive.ph/abcde'],
  [
    'archived pages',
    `https://web.archive.org/web/2024/${base}`,
    'https://web.archive.org/web/2024/https://example.org/',
  ],
  ['an AMP suffix, which may be a word', base, `${base}/amp`],
  ['an AMP image', 'https://x.cdn.ampproject.org/i/s/example.org/a', 'https://example.org/a'],
  ['a search at Google', 'https://www.google.com/search?q=ice', 'https://www.google.com/search?q=snow'],
  ['a host that only ends like an archive', `https://notarchive.ph/2024/${base}`, base],
  [
    'an archive that holds no address',
    'https://web.archive.org/web/2024/junk',
    'https://web.archive.org/web/2024/other',
  ],
]

describe('the same article', () => {
  test.each(same)('%s', (_, one, other) => {
    expect(key(one)).toBeDefined()
    expect(key(other)).toBe(key(one))
  })
})

describe('perhaps another article', () => {
  test.each(different)('%s', (_, one, other) => {
    expect(key(one)).toBeDefined()
    expect(key(other)).toBeDefined()
    expect(key(other)).not.toBe(key(one))
  })
})

test.each([
  ['https://www.dw.com/zh/a-1', 'dw.com'],
  ['https://news.bbc.co.uk/1', 'bbc.co.uk'],
  ['https://www.asahi.com.tw/', 'asahi.com.tw'],
  ['https://someone.github.io/post', 'github.io'],
  ['https://web.archive.org/web/2024/https://www.dw.com/a', 'dw.com'],
  ['https://archive.ph/AbCdE', 'archive.ph'],
  ['https://例え.jp/a', 'xn--r8jz45g.jp'],
  ['http://127.0.0.1:8080/a', '127.0.0.1'],
  ['http://[2001:db8::1]/a', '[2001:db8::1]'],
  ['http://intranet/a', 'intranet'],
  ['https://co.uk/a', 'co.uk'],
])('%s is of %s', (address, domain) => {
  expect(place(address)?.domain).toBe(domain)
})

test.each([
  '',
  ' ',
  'javascript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'ftp://example.org/a',
  '/news/a-1',
  'news/a-1',
  '//example.org/a',
  'www.example.org/a',
  'https:/example.org',
  'https:example.org',
  'https://',
  'https://?',
  'https://exa mple.org/',
  'https://example.org:99999/',
  'https://./',
])('%j stands nowhere', (address) => {
  expect(place(address)).toBeNull()
})

test('scheme, www, fragment and tracking never make another key', () => {
  const addresses = fc.webUrl({ validSchemes: ['http'], withQueryParameters: true })
  fc.assert(
    fc.property(addresses, (address) => {
      const tracked = `${address}${address.includes('?') ? '&' : '?'}utm_source=x#top`
      const other = tracked.replace('http://', 'https://www.')
      expect(key(other)).toBe(key(address.replace('http://', 'https://')))
    }),
  )
})

test('any path and its percent-encoded form have one key', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const path = name.replace(/[/?#\\%\s]/g, '').replace(/^\.+$/, '')
      const raw = key(`https://example.org/x-${path}-x`)
      expect(key(`https://example.org/x-${encodeURIComponent(path)}-x`)).toBe(raw)
    }),
  )
})

test('nothing that a file can hold makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (rest) => {
      place(rest)
      place(`https://example.org/${rest}`)
      place(`https://web.archive.org/web/2024/${rest}`)
      place(`https://${rest}`)
    }),
  )
})
