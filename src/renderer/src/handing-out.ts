/** What goes out of the library and comes back, each with a remark on what it came to. */
import { api } from './api.ts'
import { list, remarks } from './stores/stores.ts'
import type { Selection } from '../../shared/list.ts'
import { text } from '../../shared/text/text.ts'

async function exportOriginals(selection: Selection | null): Promise<void> {
  const reply = await api.ask('exportOriginals', { selection })
  // How it goes is told by events.
  if (!reply.ok) remarks.say(reply.problem.sentence)
}

/** The originals of every capture of what is selected. */
export async function exportSelected(): Promise<void> {
  const selection = list.selection()
  if (selection !== null) await exportOriginals(selection)
}

export const exportAll = (): Promise<void> => exportOriginals(null)

export async function saveCopy(): Promise<void> {
  const reply = await api.ask('saveCopy', {})
  if (!reply.ok) return remarks.say(reply.problem.sentence)
  const { saved, articles } = reply.value
  if (saved !== null) remarks.say(text.handingOut.copySaved(articles, saved))
}

export async function openLibrary(): Promise<void> {
  const reply = await api.ask('openLibrary', {})
  if (!reply.ok) remarks.say(reply.problem.sentence)
}
