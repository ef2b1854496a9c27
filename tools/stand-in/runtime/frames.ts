/** The frames of a page, as `WebFrameMain` shows them. */
import { toApp } from './addresses.ts'
import type { DevToolsSession, Protocol } from './devtools.ts'

let lastRoutingId = 0

export interface FrameOwner {
  sendToFrame: (channel: string, args: unknown[]) => void
  executeJavaScript: (code: string) => Promise<unknown>
}

export class Frame {
  readonly routingId = ++lastRoutingId
  readonly processId = 1
  readonly visibilityState = 'visible'
  readonly frames: Frame[] = []
  detached = false
  url = ''
  name = ''
  readonly frameToken: string
  readonly parent: Frame | null
  readonly #owner: FrameOwner

  constructor(frameToken: string, parent: Frame | null, owner: FrameOwner) {
    this.frameToken = frameToken
    this.parent = parent
    this.#owner = owner
    parent?.frames.push(this)
  }

  get frameTreeNodeId(): number {
    return this.routingId
  }

  get top(): Frame {
    return this.parent?.top ?? this
  }

  get framesInSubtree(): Frame[] {
    return [this, ...this.frames.flatMap((frame) => frame.framesInSubtree)]
  }

  /** `scheme://host` also for a scheme of the app's own, whose origin URL calls opaque. */
  get origin(): string {
    const parsed = URL.parse(this.url)
    if (parsed === null) return 'null'
    return parsed.origin !== 'null' || parsed.host === ''
      ? parsed.origin
      : `${parsed.protocol}//${parsed.host}`
  }

  isDestroyed(): boolean {
    return this.detached
  }

  /** Only the main frame has a preload to hear it. */
  send(channel: string, ...args: unknown[]): void {
    if (this.parent === null) this.#owner.sendToFrame(channel, args)
  }

  executeJavaScript(code: string): Promise<unknown> {
    if (this.parent === null) return this.#owner.executeJavaScript(code)
    return Promise.reject(new Error('The stand-in runs scripts in the main frame only'))
  }

  moveTo(frame: Pick<Protocol.Page.Frame, 'url' | 'urlFragment' | 'name'>): void {
    this.url = toApp(frame.url + (frame.urlFragment ?? ''))
    this.name = frame.name ?? ''
  }
}

export class FrameTree {
  readonly main: Frame
  readonly #owner: FrameOwner
  readonly #frames = new Map<string, Frame>()

  constructor(mainFrameId: string, owner: FrameOwner) {
    this.#owner = owner
    this.main = this.#add(mainFrameId, null)
  }

  get(id: string): Frame | undefined {
    return this.#frames.get(id)
  }

  follow(session: DevToolsSession): void {
    session.on('Page.frameAttached', ({ frameId, parentFrameId }) => {
      const parent = this.#frames.get(parentFrameId)
      if (parent && !this.#frames.has(frameId)) this.#add(frameId, parent)
    })
    session.on('Page.frameDetached', ({ frameId, reason }) => {
      // A swap only means that another process shows the frame from now on.
      if (reason === 'remove') this.#remove(frameId)
    })
    session.on('Page.frameNavigated', ({ frame }) => {
      const parent = frame.parentId ? this.#frames.get(frame.parentId) : null
      const known = this.#frames.get(frame.id) ?? this.#add(frame.id, parent ?? null)
      known.moveTo(frame)
    })
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const frame = this.#frames.get(frameId)
      if (frame) frame.url = toApp(url)
    })
  }

  #add(id: string, parent: Frame | null): Frame {
    const frame = new Frame(id, parent, this.#owner)
    this.#frames.set(id, frame)
    return frame
  }

  #remove(id: string): void {
    const frame = this.#frames.get(id)
    if (!frame) return
    this.#frames.delete(id)
    frame.detached = true
    const siblings = frame.parent?.frames ?? []
    const index = siblings.indexOf(frame)
    if (index >= 0) siblings.splice(index, 1)
  }
}
