/** Files of every kind that an import may be given, always the same for a number of files. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { madeZip } from '../src/importer/containers/testing/made-zip.ts'
import { article, pick, random, sentence, words, type Random } from './corpus.ts'
import { encoded } from './encode.ts'

export interface Kind {
  kind: string
  folder: string
  /** Entries of containers counted, containers not. */
  files: number
}

const sentences = (next: Random, count: number): string =>
  Array.from({ length: count }, () => sentence(next)).join('')
const paragraphs = (next: Random): string[] =>
  Array.from({ length: 4 + Math.floor(next() * 12) }, () => sentences(next, 2 + Math.floor(next() * 4)))
const titleOf = (n: number, next: Random): string => `${pick(words, next)}與${pick(words, next)} ${n}`
const dayOf = (next: Random): string =>
  new Date(Date.UTC(2010, 0, 1) + Math.floor(next() * 5_000) * 86_400_000).toISOString().slice(0, 10)

function frontMatter(n: number, next: Random): string {
  const [title, day, tag] = [titleOf(n, next), dayOf(next), pick(words, next)]
  const address = `https://notes${n % 20}.example/${n}`
  const header =
    n % 3 === 0
      ? `+++\ntitle = "${title}"\ndate = ${day}\nurl = "${address}"\ntags = ["${tag}"]\n+++\n`
      : `---\ntitle: ${title}\ndate: ${day}\noriginal_url: ${address}\ntags: [${tag}, 港口]\n---\n`
  return `${header}\n${markdownBody(next)}`
}

const markdownBody = (next: Random): string =>
  paragraphs(next)
    .map((text, at) => (at % 5 === 2 ? `## ${pick(words, next)}\n\n${text}` : text))
    .join('\n\n')

const markdown = (n: number, next: Random): string =>
  `# ${titleOf(n, next)}\n\nSource: https://plain${n % 9}.example/${n}\n\n${markdownBody(next)}\n`

const plainText = (n: number, next: Random): string =>
  `${titleOf(n, next)}\n\n日期：${dayOf(next)}\n\n${paragraphs(next).join('\n\n')}\n`

/** Menus, scripts and styles around the article, as browsers save them. */
function webPage(n: number, next: Random): string {
  const title = titleOf(n, next)
  const data = { '@type': 'NewsArticle', headline: title, datePublished: `${dayOf(next)}T08:00:00Z` }
  const menu = Array.from(
    { length: 40 },
    (_, at) => `<li><a href="/s/${at}">${pick(words, next)}</a></li>`,
  ).join('')
  const body = paragraphs(next)
    .map((text) => `<p>${text}</p>`)
    .join('\n')
  return (
    `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>${title} - 港報</title>` +
    `<link rel="canonical" href="https://pages${n % 12}.example/${n}"><style>${'.a{color:red}'.repeat(200)}</style>` +
    `<script type="application/ld+json">${JSON.stringify(data)}</script>` +
    `<script>${'var a=1;'.repeat(500)}</script></head><body><nav><ul>${menu}</ul></nav>` +
    `<article><h1>${title}</h1><img src="${n}_files/a.gif">${body}</article><footer>${menu}</footer></body></html>`
  )
}

const otherWords: [label: string, words: string][] = [
  ['gb18030', '港口 灯塔 渡轮 图书馆 车站 桥梁 茶园 潮汐 的 在 和 了 研究 居民 工程 记录'],
  ['big5', '港口 燈塔 渡輪 圖書館 車站 橋樑 茶園 潮汐 的 在 和 了 研究 居民 工程 記錄'],
  ['shift_jis', '港 灯台 は の を に 図書館 で ある した 橋 から 海 霧 という 町 まで'],
  ['euc-kr', '항구 등대 는 의 를 에 도서관 에서 있다 했다 다리 바다 안개 라는 마을 까지'],
  ['windows-1252', 'le port où la marée était déjà très basse à l’été près du phare'],
  ['utf-16le', '港口 lighthouse 渡輪 library 車站 bridge 茶園 tide'],
]

function otherEncoding(n: number, next: Random): Uint8Array {
  const [label, list] = otherWords[n % otherWords.length] as [string, string]
  const vocabulary = list.split(' ')
  const text = Array.from({ length: 600 }, () => pick(vocabulary, next)).join(label === 'big5' ? '' : ' ')
  return encoded(
    `[${vocabulary[0]} ${n}](https://old${n % 7}.example/${n})\n------\n\n<p>${text}</p>\n`,
    label,
  )
}

const gif = (width: number, size: number): Uint8Array =>
  Buffer.concat([
    Buffer.from('GIF89a'),
    Buffer.of(1 + (width % 255), 0, 7, 0, 0, 0, 0),
    Buffer.alloc(size, width),
  ])

/** The third of its entries is cut. */
function cutZip(n: number): Uint8Array {
  const entries = [0, 1, 2].map((at) => ({ name: `${at}.txt`, data: article(700_000 + n * 3 + at) }))
  return madeZip(entries).subarray(0, madeZip(entries.slice(0, 2)).length)
}

/** What is damaged in one of six ways. */
function broken(n: number, next: Random): [ending: string, data: string | Uint8Array] {
  const noise = Uint8Array.from({ length: 4_000 }, () => Math.floor(next() * 256))
  const cases: [string, string | Uint8Array][] = [
    ['txt', ''],
    ['txt', noise],
    ['html', Buffer.concat([Buffer.from('<html><p>'), noise])],
    ['md', `---\ntitle: [never closed\n\n${sentences(next, 9)}`],
    ['html', `<html><title>${n}</title>${'<div>'.repeat(300)}${sentences(next, 9)}`],
    ['zip', cutZip(n)],
  ]
  return cases[n % cases.length] as [string, string | Uint8Array]
}

/** Writes `count` files below a folder, each kind in a folder of its own. */
export function writeMixedCorpus(folder: string, count: number): Kind[] {
  const kinds: Kind[] = []
  const write = (
    kind: string,
    share: number,
    one: (n: number, next: Random) => [name: string, data: string | Uint8Array][],
  ): void => {
    let files = 0
    for (let n = 0; files < count * share; n++)
      for (const [name, data] of one(n, random(kinds.length * 1_000_003 + n))) {
        const path = join(folder, kind, name)
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(path, data)
        files++
      }
    kinds.push({ kind, folder: join(folder, kind), files })
  }
  write('front matter', 0.2, (n, next) => [[`${n}.md`, frontMatter(n, next)]])
  write('web page', 0.15, (n, next) => [
    [`${n}.html`, webPage(n, next)],
    ...(n % 8 === 0 ? ([[`${n}_files/a.gif`, gif(n, 20_000)]] as [string, Uint8Array][]) : []),
  ])
  write('Markdown', 0.15, (n, next) => [[`${n}.md`, markdown(n, next)]])
  write('plain text', 0.15, (n, next) => [[`${n}.txt`, plainText(n, next)]])
  write('other encodings', 0.15, (n, next) => [[`${n}.txt`, otherEncoding(n, next)]])
  write('duplicates', 0.05, (n) => [[`${n}.txt`, article(500_000 + (n >> 1))]])
  write('broken', 0.05, (n, next) => {
    const [ending, data] = broken(n, next)
    return [[`${n}.${ending}`, data]]
  })
  const entries = Array.from({ length: Math.round(count * 0.1) }, (_, n) => ({
    name: `${n}.txt`,
    data: article(600_000 + n),
  }))
  const zipped = join(folder, 'zip')
  mkdirSync(zipped)
  writeFileSync(join(zipped, 'clippings.zip'), madeZip(entries))
  return [...kinds, { kind: 'zip', folder: zipped, files: entries.length }]
}
