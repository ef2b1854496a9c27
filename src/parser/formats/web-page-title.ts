import { oneLine } from '../text.ts'

interface Titles {
  /** Titles of the article, as metadata states them, best first. */
  stated: string[]
  /** `<title>`: of the window, mostly with the publication's name. */
  title: string
  /** The first `<h1>`. */
  heading: string
  /** The publication's name; may be empty. */
  site: string
}

/**
 * The article's title without the publication's. Only what another statement of the page confirms is cut: a dash in a
 * title is more often the title's own.
 */
export function pageTitle({ stated, title, heading, site }: Titles): string {
  const given = stated.map(oneLine).find((text) => text !== '')
  if (given !== undefined) {
    const short = withoutSite(given, site)
    return short === given && isConfirmed(heading, given) ? heading : short
  }
  const short = withoutSite(title, site)
  if (short !== title || title === '') return short || heading
  return isConfirmed(heading, title) ? heading : title
}

const isConfirmed = (heading: string, title: string): boolean =>
  heading !== '' && title.length <= longestTitle && isPartOf(heading, title)

/** Characters; what is longer is no title with a name at its end. */
const longestTitle = 1_000

const separator = '[|\\-–—―·•:»«/_｜－]'

/** Without a separator and the name at either end. */
function withoutSite(title: string, site: string): string {
  if (site === '' || title.length <= site.length || title.length > longestTitle) return title
  const end = new RegExp(`\\s*${separator}+\\s*$`)
  const start = new RegExp(`^\\s*${separator}+\\s*`)
  const name = site.toLowerCase()
  const lower = title.toLowerCase()
  // Lower case of another length would shift what is cut
  if (lower.length !== title.length) return title
  if (lower.endsWith(name)) {
    const rest = title.slice(0, -site.length)
    if (end.test(rest)) return rest.replace(end, '') || title
  }
  if (lower.startsWith(name)) {
    const rest = title.slice(site.length)
    if (start.test(rest)) return rest.replace(start, '') || title
  }
  return title
}

/** Whether the rest is set off by a separator, at the end or the start. */
function isPartOf(heading: string, title: string): boolean {
  if (title.startsWith(heading)) return new RegExp(`^\\s*${separator}`).test(title.slice(heading.length))
  return title.endsWith(heading) && new RegExp(`${separator}\\s*$`).test(title.slice(0, -heading.length))
}
