import type { Moment } from '../shared/moment.ts'
import { isoMoment } from './moment.ts'
import { oneLine } from './text.ts'

/** Jekyll's posts are named `2020-02-03-title.md`, and need not say the day again. */
const dayAndTitle = /^(\d{4}-\d\d-\d\d)-(?=.*[\p{L}\p{N}])/u

/** The name of a file without its ending, and without a day as Jekyll has it, for want of a better title. */
export function fileTitle(fileName: string): string {
  const name = fileName.replace(/\.[A-Za-z0-9]{1,9}$/, '')
  return oneLine(fileDay(fileName) === null ? name : name.replace(dayAndTitle, ''))
}

/** The day of a post, from its file's name; null when that has none of Jekyll's form. */
export function fileDay(fileName: string): Moment | null {
  const day = dayAndTitle.exec(fileName.replace(/\.[A-Za-z0-9]{1,9}$/, ''))?.[1]
  return day === undefined ? null : isoMoment(day, 'name')
}
