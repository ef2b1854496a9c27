import type { SearchTimes } from './search.ts'
import { quantile } from './statistics.ts'

const shown = (milliseconds: number): string =>
  Number.isNaN(milliseconds)
    ? '–'
    : milliseconds < 10
      ? milliseconds.toFixed(1)
      : String(Math.round(milliseconds))

const pair = (times: readonly number[]): string =>
  `${shown(quantile(times, 0.5))} / ${shown(quantile(times, 0.95))}`

/** As a Markdown table: what goes into docs/search-index.md. */
export function printSearch({ articles, warm, cold, open, jump, peak }: SearchTimes): void {
  console.log(
    `\n${articles} articles; milliseconds, p50 / p95; the floor is the bare SQLite statement for the same ids\n`,
  )
  console.log('| what | found | first rows | floor | all ids | floor | counts | cold |')
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- |')
  for (const { what, found, first, floorFirst, whole, floorWhole, counts } of warm) {
    const coldest = cold?.find((one) => one.what === what)?.first ?? NaN
    console.log(
      `| ${[what, String(found), pair(first), pair(floorFirst), pair(whole), pair(floorWhole), pair(counts), shown(coldest)].join(' | ')} |`,
    )
  }
  console.log(
    `\nOpen an article: ${pair(open)}. A hundred rows anywhere: ${pair(jump)}. Largest size: ${Math.round(peak / 1e6)} MB.`,
  )
}
