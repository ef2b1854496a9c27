/** Main's side of a page's preload: puts it into the page, takes its messages, brings it ours. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { encode } from '../page/codec.ts'
import type { ToMain, ToPage } from '../page/messages.ts'
import type { PreloadSettings } from '../page/preload-world.ts'
import { debug } from './debug.ts'
import type { DevToolsSession, Protocol } from './devtools.ts'
import type { Frame } from './frames.ts'
import { receive, receiveSync, type Sender } from './ipc-main.ts'

const world = 'Electron Isolated Context'
const binding = 'standInPost'
/** Built from ../page/index.ts: declares `standInPage`. */
let pageScript: string | undefined

export class PreloadHost {
  readonly #session: DevToolsSession
  readonly #sender: Sender
  readonly #frame: Frame
  #context: number | null = null

  constructor(session: DevToolsSession, sender: Sender, frame: Frame) {
    this.#session = session
    this.#sender = sender
    this.#frame = frame
    session.on('Runtime.executionContextCreated', ({ context }) => this.#contextCreated(context))
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === this.#context) this.#context = null
    })
    session.on('Runtime.executionContextsCleared', () => (this.#context = null))
    session.on('Runtime.bindingCalled', (call) => {
      if (call.name === binding && call.executionContextId === this.#context) void this.#receive(call.payload)
    })
    session.on('Debugger.paused', ({ callFrames }) => void this.#goOn(callFrames[0]?.callFrameId))
  }

  /**
   * Both scripts run at the start of each document of the main frame, before any of its own. The empty document that
   * a page begins with is none.
   */
  install(file: string, settings: Omit<PreloadSettings, 'secret'>): void {
    pageScript ??= readFileSync(join(import.meta.dirname, 'page.js'), 'utf8').trim()
    const source = readFileSync(file, 'utf8')
    const secret = randomUUID()
    const inMainFrame = (body: string): string =>
      `(() => { if (window !== window.top || location.href === 'about:blank') return; ${pageScript}\n${body} })()`
    this.#session.tell('Page.addScriptToEvaluateOnNewDocument', {
      source: inMainFrame(`standInPage.receiveExposed('${secret}')`),
    })
    this.#session.tell('Runtime.addBinding', { name: binding, executionContextName: world })
    if (source.includes('sendSync')) this.#session.tell('Debugger.enable')
    if (source.includes('getPathForFile'))
      this.#session.on('Page.loadEventFired', () => void this.#debugOncePainted())
    const run = `standInPage.runPreload(${JSON.stringify({ ...settings, secret })}, (require, module, exports, process) => {`
    this.#session.tell('Page.addScriptToEvaluateOnNewDocument', {
      worldName: world,
      source: `${inMainFrame(`${run}${source}\n})`)}\n//# sourceURL=${pathToFileURL(file).href}`,
    })
  }

  /** Compiling and painting take longer under a debugger, and files are dropped only on what is there to be seen. */
  async #debugOncePainted(): Promise<void> {
    if (this.#frame.url === 'about:blank') return
    const expression =
      'new Promise((done) => { requestAnimationFrame(() => setTimeout(done, 20)); setTimeout(done, 200) })'
    await this.#session.send('Runtime.evaluate', { expression, awaitPromise: true }).catch(() => {})
    this.#session.tell('Debugger.enable')
    if (this.#context !== null)
      this.#session.tell('Runtime.evaluate', { expression: 'standInAsks()', contextId: this.#context })
  }

  /** Lost, as in Electron, when no document is there to hear it. */
  send(channel: string, args: unknown[]): void {
    this.#deliver({ type: 'event', channel, args: encode(args) })
  }

  #contextCreated(context: Protocol.Runtime.ExecutionContextDescription): void {
    const frameId = (context.auxData as { frameId?: string } | undefined)?.frameId
    if (context.name === world && frameId === this.#frame.frameToken) this.#context = context.id
  }

  async #receive(text: string): Promise<void> {
    const context = this.#context
    const reply = await receive(JSON.parse(text) as ToMain, this.#sender, this.#frame)
    if (reply && context === this.#context) this.#deliver(reply)
  }

  #deliver(message: ToPage): void {
    if (this.#context === null) return
    // As an argument: text inside an expression would be compiled.
    this.#session.tell('Runtime.callFunctionOn', {
      functionDeclaration: 'function (text) { globalThis.standInReceive?.(text) }',
      arguments: [{ value: JSON.stringify(message) }],
      executionContextId: this.#context,
      silent: true,
    })
  }

  /** The page stands still in `ask` (../page/ask.ts) until it is told to go on. */
  async #goOn(callFrameId: string | undefined): Promise<void> {
    try {
      if (callFrameId !== undefined) await this.#answer(callFrameId)
    } catch (error) {
      debug(String(error))
    } finally {
      this.#session.tell('Debugger.resume')
    }
  }

  async #answer(callFrameId: string): Promise<void> {
    const inFrame = async (expression: string): Promise<Protocol.Runtime.RemoteObject> => {
      const question = { callFrameId, expression, silent: true }
      return (await this.#session.send('Debugger.evaluateOnCallFrame', question)).result
    }
    // A `debugger` statement of the page's own asks nothing.
    const kind: unknown = (await inFrame('standInQuestion.kind')).value
    const subject = await inFrame('standInQuestion.subject')
    if (subject.subtype === 'error') return
    const answer = kind === 'path' ? await this.#pathOf(subject) : this.#answerSync(String(subject.value))
    await inFrame(`standInQuestion.answer = ${JSON.stringify(answer)}`)
  }

  async #pathOf({ objectId }: Protocol.Runtime.RemoteObject): Promise<string> {
    if (objectId === undefined) return ''
    return (await this.#session.send('DOM.getFileInfo', { objectId })).path
  }

  #answerSync(question: string): string {
    const { channel, args } = JSON.parse(question) as { channel: string; args: string }
    return receiveSync(channel, args, this.#sender, this.#frame)
  }
}
