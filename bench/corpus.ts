/** Makes a deterministic corpus of seed files: mostly Chinese, about 6 KB in the median. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** mulberry32: small, fast, the same on every machine. */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export const words =
  '港口 燈塔 渡輪 種子 圖書館 車站 橋樑 茶園 潮汐 地圖 印刷 鐘樓 天文 候鳥 河岸 氣象 紙張 木匠 菜市場 夜班 列車 檔案 漁船 石階 廣場 學徒 雨季 海霧 米倉 染坊 窯火 郵差 燈火 巷子 老師 研究 居民 工程 記錄 資料 報告 計畫 討論 保存 修復 觀察 統計 增加 減少 開放 關閉 參觀 說明 認為 表示 指出 發現 建立 維持 改善 影響 歷史 社區 環境 文化 技術 經驗 问题 时间 国家 城市 发展 学校 医院 音乐 电影 书店'.split(
    ' ',
  )
const latin =
  'harbour ledger lantern tide seedbank archive platform typeface weather station museum carriage workshop orchard'.split(
    ' ',
  )
const joints = ['，', '，', '、', '與', '的', '在', '和', '了', '，而', '；']

export type Random = () => number
export const pick = <T>(from: readonly T[], next: Random): T => from[Math.floor(next() * from.length)] as T

export function sentence(next: Random): string {
  let text = ''
  for (let count = 4 + Math.floor(next() * 12); count > 0; count--) {
    text += pick(words, next)
    if (next() < 0.45) text += pick(joints, next)
    if (next() < 0.03) text += ` ${pick(latin, next)} `
  }
  return `${text}。`
}

const paragraph = (next: Random): string =>
  `<p>${Array.from({ length: 2 + Math.floor(next() * 4) }, () => sentence(next)).join('')}</p>`

export function article(index: number): string {
  const next = random(index + 1)
  const published = Date.UTC(2008, 0, 1) + Math.floor(next() * 17 * 365 * 86_400_000)
  const source = Math.floor(next() ** 2 * 40)
  const title = `${pick(words, next)}${pick(words, next)}${pick(joints, next)}${pick(words, next)}${pick(words, next)} ${index}`
  // Few long ones, many of middle length: like a newspaper.
  const paragraphs = Math.max(2, Math.round(20 * Math.exp((next() - 0.5) * 2.2)))
  const body = Array.from({ length: paragraphs }, () => paragraph(next)).join('')
  return [
    `<!--${published + 3_600_000}-->`,
    `[${title}](https://www.source${source}.example/${new Date(published).getUTCFullYear()}/a-${index})`,
    '------',
    '',
    `<div><i>${pick(words, next)}<br>${new Date(published).toISOString()}</i></div>` +
      `<img src="https://images.weserv.nl/?url=img.source${source}.example/${index}.jpg" width="100%">` +
      `<div><small>${sentence(next)}</small></div>${body}`,
  ].join('\n')
}

/** Writes `count` articles below `folder`, a thousand a subfolder. */
export function writeCorpus(folder: string, count: number): void {
  for (let index = 0; index < count; index++) {
    const shelf = join(folder, String(Math.floor(index / 1000)).padStart(3, '0'))
    if (index % 1000 === 0) mkdirSync(shelf, { recursive: true })
    writeFileSync(join(shelf, `${String(index).padStart(6, '0')}.txt`), article(index))
  }
}
