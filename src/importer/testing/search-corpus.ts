/**
 * Files for the proof of search: all reader formats, scripts side by side, punctuation and markup at every kind of
 * border. Small vocabularies, so that a query cut from one text may stand in others, too.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Numbers from 0 to 1, always the same for a seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

const pieces = [
  ...[
    '立法會',
    '討論',
    '港灣',
    '的',
    '新條例',
    '頭髮',
    '發現',
    '後來',
    '皇后',
    '德國',
    '總理',
    '臺灣',
    '中國',
    '國人',
  ],
  ...[
    '立法会',
    '讨论',
    '港湾',
    '新条例',
    '头发',
    '发现',
    '后来',
    '德国',
    '总理',
    '台湾',
    '中国',
    '国人',
    '人民银行',
  ],
  ...[
    '裏面',
    '裡子',
    '軟體',
    '麵粉',
    '面子',
    '乾淨',
    '幹部',
    '乾坤',
    '祇有',
    '隻身',
    '人人',
    '國',
    '中',
    '𠮷野家',
    '㐀',
  ],
  ...[
    '5G網絡',
    '5G网络',
    '5G 網絡',
    'COVID-19疫情',
    'COVID-19 疫情',
    'Covid‑19',
    'iPhone手機',
    'iPhone手机',
    'Ａ股',
  ],
  ...[
    'T恤',
    'AP',
    'APEC',
    '3月14日',
    '2024年6月18日',
    '卡拉OK',
    'X光',
    '１２３',
    '二〇二四',
    '人々',
    '時々刻々',
  ],
  ...[
    '東京の空',
    'コンピューター',
    'カタカナ',
    'が',
    'か',
    'ｶﾞｲﾄﾞ',
    '国会',
    '〆切',
    'すゞ',
    '東京都',
    '京都',
  ],
  ...['한국의 바다', '서울', '한국', 'ㅋㅋㅋ', 'ㄅㄆㄇ', '대한민국'],
  ...[
    'Köln',
    'koln',
    'café',
    'cafe\u0301',
    'CRÈME',
    'naïve',
    'Ærøskøbing',
    'straße',
    'Wahlergebnis',
    'Wahl',
    'wahl',
  ],
  ...[
    "don't",
    'l’été',
    'state-of-the-art',
    'U.S.A.',
    'e-mail',
    'foo_bar',
    'C++',
    'AT&T',
    'ﬁnance',
    'Ⅳ',
    '①',
    'a',
    'b',
  ],
  ...[
    'harbour',
    'harbours',
    'red',
    'red house',
    'the tide',
    'in',
    'IN',
    'OR',
    'AND',
    '-minus',
    '42',
    '4.2',
    '1,000',
  ],
  ...[
    'Ελλάδα',
    'λόγος',
    'ΛΌΓΟΣ',
    'Москва',
    'й',
    'и',
    'हिन्दी',
    'สวัสดี',
    'soft\u00adhyphen',
    'zero\u200bwidth',
    '👍🏽',
    '½',
    '™',
  ],
]
const gaps = [
  ...[
    '',
    '',
    '',
    '',
    ' ',
    ' ',
    ' ',
    ' ',
    '，',
    '。',
    '、',
    '　',
    '-',
    '—',
    '…',
    '（',
    '）',
    '「',
    '」',
    '《',
    '》',
  ],
  ...[
    '/',
    '·',
    '. ',
    ', ',
    ': ',
    '：',
    '！',
    '? ',
    '\u00a0',
    '\n',
    '“',
    '”',
    '"',
    "'",
    '(',
    ') ',
    '¶',
    '*',
    '_',
    '#',
    '|',
  ],
]
const people = ['林一', '文：林一', 'By Ann Lee', 'Ann Lee', 'José Núñez', '记者 王小明', '山田 太郎', '']
const topics = ['港灣', '港湾', 'Climate change', 'COVID-19', '選舉、政治', 'AI', 'Köln']
const hosts = [
  'www.dw.com',
  'harbourpost.example',
  'news.lantern.example',
  'zh.paper.example',
  'deep.paper.example',
]

export interface CorpusOptions {
  seed: number
  /** Files begin with these numbers: an article has the address of its number. */
  from: number
  count: number
  /** From 1 on: the files are later copies of what has these numbers without it. */
  edition?: number
}

/** Writes the files and gives their folder. Every fifth is a later copy of the one before, with some of it changed. */
export function writeCorpus(folder: string, { seed, from, count, edition = 0 }: CorpusOptions): string {
  for (let n = from; n < from + count; n++) {
    const { name, content } = file(n, seed, edition)
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
  }
  return folder
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function file(n: number, seed: number, edition: number): { name: string; content: string } {
  const isLast = n % 5 === 4
  const isCopy = isLast || edition > 0
  const piece = isLast ? n - 1 : n
  const random = randomNumbers(seed * 100_003 + piece)
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T
  const sentence = (most: number): string => {
    let text = ''
    for (let left = 1 + Math.floor(random() * most); left > 0; left--) text += one(pieces) + one(gaps)
    return text
  }
  /** Markup within words and between them, which nobody sees. */
  const marked = (text: string): string => {
    const characters = Array.from(text)
    return characters
      .map((character) => {
        const shown = escaped(character)
        const chance = random()
        if (chance < 0.02) return `<b>${shown}</b>`
        if (chance < 0.03) return `<a href="https://elsewhere.example/x">${shown}</a>`
        if (chance < 0.035) return `${shown}<br>`
        if (chance < 0.04) return `${shown}<!-- unseen -->`
        return chance < 0.045 ? `<span>${shown}</span><wbr>` : shown
      })
      .join('')
  }
  const line = (most: number): string => sentence(most).replace(/\s+/gu, ' ').trim()
  const title = `${line(5).replace(/["\\#|*_[\]]/g, '')} ${piece}`.trim()
  const host = one(hosts)
  const address = `https://${host}/2024/a-${piece}?Part=${piece % 3}`
  const person = one(people)
  const day = new Date(Date.UTC(2016 + (piece % 9), piece % 12, 1 + (piece % 28), piece % 24)).toISOString()
  const paragraphs = Array.from({ length: 2 + Math.floor(random() * 5) }, () => sentence(16))
  const table = [sentence(2), sentence(2), sentence(2), sentence(2)]
  const caption = sentence(4)
  const topic = one(topics)
  const tag = one(topics)
  const kind = (['clipping', 'clipping', 'clipping', 'page', 'notes', 'markdown', 'plain'] as const)[
    piece % 7
  ]
  if (isCopy) paragraphs.push(`Later copy 後來加上 ${n} ${edition}.`, sentence(6))
  const markup = (): string =>
    [
      `<img src="https://images.example/${piece}.jpg">`.repeat(piece % 2),
      `<figure><img src="https://images.example/${piece}-2.jpg"><figcaption>${marked(caption)}</figcaption></figure>`,
      ...paragraphs.map((text, i) => (i === 1 ? `<h2>${marked(text)}</h2>` : `<p>${marked(text)}</p>`)),
      `<ul><li>${marked(table[0] ?? '')}</li><li>${marked(table[3] ?? '')}</ul>`,
      `<table><tr><td>${marked(table[1] ?? '')}</td><td>${marked(table[2] ?? '')}</td></tr></table>`,
    ].join('')
  const captured = Date.UTC(2024, 5, 1 + (n % 28)) + n * 60_000 + edition * 3_000_000_000
  const plain = (text: string): string => text.replace(/\s+/gu, ' ')

  if (kind === 'clipping') {
    const link = `[${title}](${address})`
    const topicSpan = `<p><span data-type="AUTO_TOPIC" data-id="${topic.length}">${topic}</span>${marked(sentence(3))}</p>`
    return {
      name: `clippings/${edition}-${n}.txt`,
      content: `<!--${captured}-->\n${link}\n------\n\n<div><i>${person}<br>${day}</i></div><img src="https://images.weserv.nl/?url=i.example/${piece}.jpg"><div><small>${marked(caption)}</small></div>${markup()}${topicSpan}`,
    }
  }
  if (kind === 'page')
    return {
      name: `pages/${edition}-${n}.html`,
      content:
        `<!doctype html><html><head><meta charset="utf-8"><title>${escaped(title)}</title><link rel="canonical" href="${address}">` +
        `<meta property="article:published_time" content="${day}"><meta name="author" content="${person}"><meta property="article:tag" content="${tag}">` +
        `</head><body><article><h1>${escaped(title)}</h1>${markup()}<p>${'The tide went out and came back over the mud flats before dawn. '.repeat(6)}</p></article></body></html>`,
    }
  if (kind === 'notes')
    return {
      name: `notes/${edition}-${n}.md`,
      content: `---\ntitle: ${JSON.stringify(title)}\ndate: ${day}\nauthor: ${JSON.stringify(person)}\nurl: ${address}\ntags: [${JSON.stringify(topic)}, ${JSON.stringify(tag)}]\n---\n\n${paragraphs.map(plain).join('\n\n')}\n\n| ${plain(caption)} | x |\n| --- | --- |\n| ${table.map(plain).join(' | ')} |\n`,
    }
  if (kind === 'markdown')
    return {
      name: `markdown/${edition}-${n}.md`,
      content: `# ${title}\n\n<${address}>\n\n${paragraphs.map(plain).join('\n\n')}\n\n* ${table.map(plain).join('\n* ')}\n`,
    }
  return {
    name: `plain/${edition}-${n}.txt`,
    content: `${title}\n\nURL: ${address}\n\n${paragraphs.join('\n\n')}\n`,
  }
}
