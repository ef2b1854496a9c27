import { fail, type Result } from '../shared/result.ts'
import { speak, text } from '../shared/text/text.ts'
import type { Call, FromChild, ToChild } from './child-messages.ts'

type Handlers = Record<string, (request: never) => Result<unknown> | Promise<Result<unknown>>>

/** Runs in a utility process: answers main's calls with these handlers. A bug in one becomes a value, too. */
export function serve(handlers: object): void {
  const port = process.parentPort
  port.on('message', ({ data }: { data: ToChild }) => {
    if ('language' in data) return void speak(data.language)
    void answer(handlers as Handlers, data).then((reply) => {
      const message: FromChild = { id: data.id, reply }
      port.postMessage(message)
    })
  })
}

async function answer(handlers: Handlers, { call, request }: Call): Promise<Result<unknown>> {
  try {
    const handler = handlers[call]
    return handler
      ? await handler(request as never)
      : fail('unexpected', text.problem.unexpected, `no handler for ${call}`)
  } catch (error) {
    console.error(`${call}:`, error)
    return fail('unexpected', text.problem.unexpected, String(error))
  }
}

/** Tells main something it did not ask for. */
export function tellMain(event: string, payload: unknown): void {
  const message: FromChild = { event, payload }
  process.parentPort.postMessage(message)
}
