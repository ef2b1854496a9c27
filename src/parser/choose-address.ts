import { isArchived } from './wrappers.ts'

export interface ChosenAddress {
  /** The publisher's own where there is one, else an archive's, else whatever was written; null when nothing was. */
  address: string | null
  /** The archive's, when the publisher's own is given too. */
  archivedAt: string | null
}

/** Tells the article's own address from that of an archive's copy. `written` in the order of preference. */
export function chooseAddress(written: readonly string[]): ChosenAddress {
  const usable = written.filter((address) => /^https?:\/\/./i.test(address))
  const own = usable.find((address) => !isArchived(address))
  const archived = usable.find(isArchived)
  if (own !== undefined) return { address: own, archivedAt: archived ?? null }
  return { address: archived ?? written[0] ?? null, archivedAt: null }
}
