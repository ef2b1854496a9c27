import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { place } from './address.ts'

const key = (address: string): string | undefined => place(address)?.key
const base = 'https://www.example.org/news/a-1'

const weChat = 'https://mp.weixin.qq.com/s?__biz=MzA3==&mid=265&idx=1&sn=ab12'

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
  ['WeChat, shared', weChat, `${weChat}&chksm=84ff&scene=21&sessionid=1&subscene=90#wechat_redirect`],
  [
    'WeChat, from inside the app',
    weChat,
    `http${weChat.slice(5)}&key=7d&ascene=1&uin=MQ%3D%3D&devicetype=iMac&version=62&nettype=WIFI&lang=zh_CN&exportkey=x` +
      '&pass_ticket=y&wx_header=1&enterid=17&clicktime=18#rd',
  ],
  ['WeChat, between the others', weChat, weChat.replace('&mid', '&scene=27&mid')],
  ['WeChat without its signature', weChat.replace('&sn=ab12', ''), weChat.replace('sn=ab12', 'chksm=84ff')],
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
  ['scheme and www and slash at once', base, 'http://example.org/news/a-1/'],
  ['default port and fragment', base, 'https://example.org:443/news/a-1#top'],
  ['password in the address', base, 'https://:pw@www.example.org/news/a-1'],
  ['white space inside line ends', base, 'https://www.example.org/news/\na-1'],
  ['backslashes, which browsers take for slashes', base, 'https://www.example.org\\news\\a-1'],
  ['a dot segment at the end', 'https://example.org/a/', 'https://example.org/a/.'],
  ['dot segments above the root', 'https://example.org/a', 'https://example.org/../../a'],
  ['Google click ids', base, `${base}?gbraid=1&wbraid=2&dclid=3`],
  ['Google search results', base, `${base}?srsltid=x`],
  ['Google linker', base, `${base}?_gl=1*x&_ga=2.1`],
  ['Google ads source', base, `${base}?gad_source=1&gad_campaignid=2`],
  ['TikTok', base, `${base}?ttclid=x`],
  ['Twitter click id', base, `${base}?twclid=x`],
  ['LinkedIn', base, `${base}?li_fat_id=x`],
  ['Pinterest', base, `${base}?epik=x`],
  ['Reddit', base, `${base}?rdt_cid=x`],
  ['HubSpot', base, `${base}?_hsenc=p2&_hsmi=1&hsCtaTracking=x`],
  ['Marketo', base, `${base}?mkt_tok=x`],
  ['Adobe', base, `${base}?s_kwcid=x&ef_id=y`],
  ['Matomo', base, `${base}?mtm_campaign=x&pk_kwd=y`],
  ['AT Internet', base, `${base}?at_campaign=x&xtor=RSS-1`],
  ['Yahoo', base, `${base}?guccounter=1&guce_referrer=x`],
  ['Yandex search', base, `${base}?ysclid=x`],
  ['Facebook sources', base, `${base}?fb_source=x&fb_ref=y&fb_action_ids=z`],
  ['Instagram share', base, `${base}?igsh=x`],
  ['tracking in front of the others', `${base}?a=1`, `${base}?utm_source=x&a=1`],
  ['tracking behind the others', `${base}?a=1`, `${base}?a=1&utm_source=x`],
  ['tracking twice', base, `${base}?utm_source=x&utm_source=y`],
  ['tracking with an encoded value', base, `${base}?utm_source=%E6%B8%AF`],
  ['tracking and an empty parameter', base, `${base}?&utm_source=x&`],
  ['tracking and a fragment', base, `${base}?utm_source=x#comments`],
  ['tracking before a fragment path', `${base}#/two`, `${base}?utm_source=x#/two`],
  ['encoded letters in a query', `${base}?id=a`, `${base}?%69d=%61`],
  ['encoded Chinese in lower case in a query', `${base}?q=%e6%b8%af`, `${base}?q=港`],
  ['encoded at sign and exclamation mark', 'https://example.org/@a!', 'https://example.org/%40a%21'],
  ['encoded apostrophe', "https://example.org/it's", 'https://example.org/it%27s'],
  ['encoded star and dollar', 'https://example.org/*$', 'https://example.org/%2A%24'],
  ['encoded semicolon in a path', 'https://example.org/a;b', 'https://example.org/a%3Bb'],
  ['encoded equals sign in a path', 'https://example.org/a=b', 'https://example.org/a%3Db'],
  ['encoded ampersand in a path', 'https://example.org/a&b', 'https://example.org/a%26b'],
  ['encoded plus in a path', 'https://example.org/a+b', 'https://example.org/a%2Bb'],
  ['encoded question mark in a query', `${base}?u=a?b`, `${base}?u=a%3Fb`],
  ['raw and encoded less-than sign', 'https://example.org/a<b>', 'https://example.org/a%3Cb%3E'],
  [
    'composed and decomposed hangul',
    'https://example.org/한국',
    `https://example.org/${'한국'.normalize('NFD')}`,
  ],
  ['composed and decomposed kana', 'https://example.org/が', 'https://example.org/か\u3099'],
  ['an ideographic full stop in the host', 'https://例え。jp/a', 'https://xn--r8jz45g.jp/a'],
  ['full-width letters in the host', 'https://ｅｘａｍｐｌｅ.org/a', 'https://example.org/a'],
  ['an IPv4 address in other figures', 'http://127.0.0.1/a', 'http://2130706433/a'],
  ['an IPv6 address written long', 'http://[2001:db8::1]/a', 'http://[2001:0db8:0:0:0:0:0:1]/a'],
  ['Wayback, toolbar hidden', base, `https://web.archive.org/web/20240618044704if_/${base}`],
  [
    'Wayback of the same page at two times',
    `https://web.archive.org/web/2020/${base}`,
    `https://web.archive.org/web/2024/${base}`,
  ],
  ['Wayback with a fragment', base, `https://web.archive.org/web/2024/${base}#comments`],
  ['Wayback in Wayback', base, `https://web.archive.org/web/2024/https://web.archive.org/web/2020/${base}`],
  ['archive.today of two names', `https://archive.ph/2024/${base}`, `https://archive.today/2024/${base}`],
  ['archive.vn, encoded', base, `https://archive.vn/2024/${encodeURIComponent(base)}`],
  ['archive.fo, oldest', base, `http://archive.fo/oldest/${base}`],
  ['an AMP page at Bing', base, 'https://www.bing.com/amp/s/www.example.org/news/a-1'],
  ['AMP with tracking', base, 'https://www.google.com/amp/s/www.example.org/news/a-1?usqp=mq331AQ'],
  [
    'a Chinese path, archived',
    'https://example.org/港',
    'https://web.archive.org/web/2024/https://example.org/%E6%B8%AF',
  ],
]

/** Addresses that may be of two articles. */
const different: [why: string, one: string, other: string][] = [
  ['WeChat, another message', weChat, weChat.replace('265', '266')],
  ['WeChat, another piece of a message', weChat, weChat.replace('idx=1', 'idx=2')],
  ['WeChat, another signature', weChat, weChat.replace('ab12', 'cd34')],
  [
    'WeChat without a place in the message',
    `${weChat.replace('&idx=1', '')}&key=1`,
    `${weChat.replace('&idx=1', '')}&key=2`,
  ],
  [
    'WeChat with an empty one',
    `${weChat.replace('idx=1', 'idx=')}&key=1`,
    `${weChat.replace('idx=1', 'idx=')}&key=2`,
  ],
  [
    'the same words on another host',
    `${weChat.replace('mp.', 'm.')}&scene=1`,
    `${weChat.replace('mp.', 'm.')}&scene=2`,
  ],
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
  ['subdomain', 'https://news.example.org/a', 'https://example.org/a'],
  ['language in the host', 'https://zh.example.org/a', 'https://en.example.org/a'],
  ['language in the path', 'https://example.org/zh/a', 'https://example.org/en/a'],
  ['language in the query', `${base}?lang=zh`, `${base}?lang=en`],
  ['script in the path', 'https://example.org/trad/a', 'https://example.org/simp/a'],
  ['top-level domain', 'https://example.org/a', 'https://example.com/a'],
  ['a page of an article', `${base}?page=1`, `${base}?page=2`],
  ['print version', base, `${base}?print=1`],
  ['print path', base, `${base}/print`],
  ['file ending', 'https://example.org/a.html', 'https://example.org/a'],
  ['two file endings', 'https://example.org/a.html', 'https://example.org/a.htm'],
  ['index.php with ids', 'https://example.org/index.php?id=1', 'https://example.org/index.php?id=2'],
  ['numbers with zeros', 'https://example.org/1', 'https://example.org/01'],
  ['plus and space in a path', 'https://example.org/a+b', 'https://example.org/a%20b'],
  ['hyphen and underscore', 'https://example.org/a-b', 'https://example.org/a_b'],
  ['hyphen and dash', 'https://example.org/a-b', 'https://example.org/a–b'],
  ['accent', 'https://example.org/café', 'https://example.org/cafe'],
  ['kana of two sizes', 'https://example.org/つ', 'https://example.org/っ'],
  ['hiragana and katakana', 'https://example.org/か', 'https://example.org/カ'],
  ['compatibility ideograph', 'https://example.org/〇', 'https://example.org/零'],
  ['ligature', 'https://example.org/ﬁ', 'https://example.org/fi'],
  ['a fragment in the path', 'https://example.org/#/a/b', 'https://example.org/a/b'],
  ['case of a fragment path', 'https://example.org/#/A', 'https://example.org/#/a'],
  ['parameters joined by semicolons', `${base}?a=1;b=2`, `${base}?a=1&b=2`],
  ['array parameters', `${base}?a[]=1`, `${base}?a[]=2`],
  ['an encoded null', 'https://example.org/a', 'https://example.org/a%00'],
  ['an encoded slash at the end', 'https://example.org/a/', 'https://example.org/a%2F'],
  ['an encoded backslash', 'https://example.org/a/b', 'https://example.org/a%5Cb'],
  ['source is not tracking alone', base, `${base}?source=1`],
  ['id is not tracking', `${base}?id=1`, base],
  ['sid is not tracking', `${base}?sid=1`, base],
  ['cid is not tracking', `${base}?cid=1`, base],
  ['share is not tracking', base, `${base}?share=1`],
  ['a name that only begins like tracking', base, `${base}?fbclids=1`],
  ['a name that only ends like tracking', base, `${base}?my_utm_source=1`],
  ['a date in the path', 'https://example.org/2024/06/18/a', 'https://example.org/2024/06/19/a'],
  ['IPv4 addresses', 'http://127.0.0.1/a', 'http://127.0.0.2/a'],
  ['a site and its page', 'https://example.org/', 'https://example.org/a'],
  ['an archived page and its site', `https://web.archive.org/web/2024/${base}`, 'https://example.org/news'],
  [
    'two pages in one archive',
    'https://web.archive.org/web/2024/https://example.org/a',
    'https://web.archive.org/web/2024/https://example.org/b',
  ],
  ['an archive’s own pages', 'https://web.archive.org/about', 'https://web.archive.org/contact'],
  ['a host that only begins like an archive', `https://web.archive.org.example.com/web/2024/${base}`, base],
  ['two short archive addresses on two hosts', 'https://archive.ph/AbCdE', 'https://archive.is/AbCdE'],
  ['a redirect of a search engine', `https://www.google.com/url?q=${base}`, base],
  ['a share link', `https://www.facebook.com/sharer.php?u=${base}`, base],
  ['an AMP host of the publisher', 'https://amp.example.org/news/a-1', base],
  ['an AMP parameter', base, `${base}?amp=1`],
  ['translation by Yandex', base, `https://translate.yandex.com/translate?url=${base}`],
  ['translation by Bing', base, `https://www.translatetheweb.com/?a=${base}`],
  [
    'a translated page in an archive',
    base,
    'https://web.archive.org/web/2024/https://www-example-org.translate.goog/news/a-1',
  ],
]

test('the table is long enough to be worth the name', () => {
  expect(same.length + different.length).toBeGreaterThanOrEqual(200)
})

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
