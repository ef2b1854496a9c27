/** Pages as Chromium's DevTools knows them: each stands still when it is made until its owner lets it run. */
import { browser, pipe } from './browser.ts'
import type { DevToolsSession, Protocol } from './devtools.ts'

export interface Target {
  id: string
  session: DevToolsSession
}

type Found = (target: Target, info: Protocol.Target.TargetInfo) => void
type Decide = (target: Target, info: Protocol.Target.TargetInfo) => Promise<void>

const wanted: Found[] = []
const gone = new Map<string, () => void>()
const refused = new Set<string>()
const undecided = new Map<string, Promise<void>>()

/** @param onPopup takes or refuses the pages that no `openTarget` asked for. */
export function watchTargets(onPopup: Decide): void {
  browser().on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    const target = { id: targetInfo.targetId, session: pipe().session(sessionId) }
    // Only a page that was asked for by address has one from its beginning.
    const found = targetInfo.url === '' ? undefined : wanted.shift()
    if (found) return found(target, targetInfo)
    const decided = onPopup(target, targetInfo).finally(() => undecided.delete(target.id))
    undecided.set(target.id, decided)
  })
  browser().on('Target.detachedFromTarget', ({ sessionId, targetId }) => {
    pipe().forget(sessionId)
    if (targetId !== undefined) gone.get(targetId)?.()
  })
  browser().tell('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter: [{ type: 'page' }],
  })
}

/** @param prepare runs before anything of the page does. */
export function openTarget(
  options: Protocol.CommandParameters['Target.createTarget'],
  prepare: (target: Target) => void,
): Promise<void> {
  wanted.push(prepare)
  return browser()
    .send('Target.createTarget', { ...options, newWindow: true })
    .then(() => {})
}

export const onTargetGone = (target: Target, listener: () => void): void => void gone.set(target.id, listener)

export function closeTarget(target: Target): void {
  gone.delete(target.id)
  browser().tell('Target.closeTarget', { targetId: target.id })
}

/**
 * Closes a page that still stands still. It must be let run to be closed, because its opener may wait for it; so
 * what it asks for meanwhile is refused (./requests.ts).
 */
export function refuseTarget(target: Target): void {
  refused.add(target.id)
  closeTarget(target)
  target.session.tell('Runtime.runIfWaitingForDebugger')
}

/** Resolves when it is settled whether the page may ask for anything. */
export async function isRefused(frameId: string): Promise<boolean> {
  await undecided.get(frameId)
  return refused.has(frameId)
}
