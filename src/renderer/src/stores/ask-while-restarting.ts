import type { CallName } from '../../../shared/calls.ts'
import type { Reply, Request } from '../../../shared/contract.ts'
import type { Api } from '../api.ts'

/** What may be asked again: asking twice changes nothing; a verb may have been done before its process went. */
export type Question = Extract<
  CallName,
  | 'library'
  | 'openList'
  | 'listRows'
  | 'sources'
  | 'facets'
  | 'coverage'
  | 'openArticle'
  | 'imports'
  | 'watchedFolders'
  | 'importOutcomes'
  | 'showOriginal'
  | 'articleAt'
>

/** Milliseconds before each further try. */
const restartRests = [200, 600, 1_500]

/**
 * Asks again when the process behind a question has gone: it is being restarted then.
 * @param isWanted false once a newer question was asked: no further try is made, and the reply is to be dropped
 * @returns the last reply, `process-gone` when no restart came of it
 */
export async function askWhileRestarting<N extends Question>(
  api: Pick<Api, 'ask'>,
  name: N,
  request: Request<N>,
  isWanted: () => boolean = () => true,
): Promise<Reply<N>> {
  for (let attempt = 0; ; attempt++) {
    const reply = await api.ask(name, request)
    const rest = restartRests[attempt]
    if (reply.ok || reply.problem.code !== 'process-gone' || rest === undefined || !isWanted()) return reply
    await new Promise((done) => setTimeout(done, rest))
    if (!isWanted()) return reply
  }
}
