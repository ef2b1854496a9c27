/**
 * The only file that touches `window.pressmark`. Every call comes back as a Result: a call that is rejected (the
 * channel is gone, the argument could not be cloned) becomes a problem like any other.
 */
import type { Events, PressmarkApi, Reply, Request } from '../../shared/contract.ts'
import type { CallName, EventName } from '../../shared/calls.ts'
import { fail, type Result } from '../../shared/result.ts'
import { text } from '../../shared/text/text.ts'

const bridge = window.pressmark

const settle = async <T>(call: () => Promise<Result<T>>): Promise<Result<T>> => {
  try {
    return await call()
  } catch (error) {
    return fail('process-gone', text.problem['process-gone'], String(error))
  }
}

export const ask = <N extends CallName>(name: N, request: Request<N>): Promise<Reply<N>> =>
  settle(() => (bridge[name] as (request: Request<N>) => Promise<Reply<N>>)(request))

export const importFiles: PressmarkApi['importFiles'] = (files) => settle(() => bridge.importFiles(files))

/** Returns the function that stops listening. */
export const on = <E extends EventName>(event: E, listener: (payload: Events[E]) => void): (() => void) =>
  bridge.on(event, listener)

/** What the stores need of this file, so that a test can hand them something else. */
export interface Api {
  ask: typeof ask
  importFiles: typeof importFiles
}

export const api: Api = { ask, importFiles }
