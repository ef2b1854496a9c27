/** What a reader does with the article at hand: verbs that several stores take part in. */
import { tick } from 'svelte'
import { api } from './api.ts'
import { jumpTo } from './focus.ts'
import { list, original, reader, remarks } from './stores/stores.ts'
import { text } from '../../shared/text/text.ts'

/**
 * Follows a link: to an article of the library here, to another address by asking main, which asks the user.
 * @param address as the file gives it: anything
 * @param top how far the article is scrolled, pixels
 */
export async function followLink(address: string, top: number): Promise<void> {
  const from = reader.article
  const url = URL.parse(address.trim(), from?.address ?? undefined)
  const isPlace = address.trimStart().startsWith('#')
  if (url === null || isPlace || !/^https?:$/.test(url.protocol) || url.href.length > longestAddress)
    return remarks.say(text.linkLeadsNowhere)
  const known = await api.ask('articleAt', { address: url.href })
  if (reader.article !== from) return
  if (known.ok && known.value.id !== null) {
    if (known.value.id === from?.id) return remarks.say(text.linkLeadsHere)
    list.mark(known.value.id)
    await reader.follow(known.value.id, top)
  } else {
    const opened = await api.ask('openAddress', { address: url.href })
    if (!opened.ok) remarks.say(opened.problem.sentence)
  }
}

/** A contract limit, characters. */
const longestAddress = 8_192

export function goBack(): void {
  const id = reader.back()
  if (id === null) return
  list.mark(id)
  jumpTo('article')
}

/** Shows the untouched file in the article's place, or the article again. */
export function toggleOriginal(): void {
  if (original.captureId !== null) closeOriginal()
  else if (reader.article !== null) {
    void original.show(reader.article.captureId)
    void tick().then(() => jumpTo('original'))
  }
}

export function closeOriginal(): void {
  original.close()
  // What is covered cannot take the focus.
  void tick().then(() => jumpTo('article'))
}

export async function saveOriginal(): Promise<void> {
  const captureId = original.captureId ?? reader.article?.captureId
  if (captureId === undefined) return
  const reply = await api.ask('saveOriginal', { captureId })
  if (!reply.ok) remarks.say(`${text.originalNotSaved}: ${reply.problem.sentence}`)
  else if (reply.value.saved !== null) remarks.say(text.originalSaved(reply.value.saved))
}

export async function copyAddress(): Promise<void> {
  const address = reader.article?.address
  if (!address) return
  const reply = await api.ask('copyText', { text: address })
  remarks.say(reply.ok ? text.addressCopied : reply.problem.sentence)
}
