import { api } from './api.ts'
import { list, remarks } from './stores/stores.ts'
import { text } from '../../shared/text/text.ts'

/** Copies what narrows the list as text of the query language, for the search field or the command line. */
export async function copySearch(): Promise<void> {
  const { filter } = list
  const [{ filterText }, sources] = await Promise.all([
    // Loaded when it is wanted: the first view does without.
    import('../../shared/query/filter-text.ts'),
    api.ask('sources', {}),
  ])
  if (!sources.ok) return remarks.say(sources.problem.sentence)
  const search = filterText(filter, {
    sourceName: (id) => {
      const source = sources.value.find((one) => one.id === id)
      return source === undefined ? null : source.domain || source.name
    },
    today: new Date().toISOString().slice(0, 10),
  })
  if (search.text === '' && search.left.length === 0) return remarks.say(text.nothingToCopy)
  const reply = await api.ask('copyText', { text: search.text })
  const left = search.left.map((what) => text.cannotBeSaid[what])
  if (!reply.ok) remarks.say(reply.problem.sentence)
  else remarks.say(left.length === 0 ? text.searchCopied : text.searchCopiedWithout(left))
}
