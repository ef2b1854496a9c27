/** Apps that the test driver did not start: reached through their DevTools port. */
import { createServer, type AddressInfo } from 'node:net'
import { expect } from '@playwright/test'

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

interface Target {
  type: string
  url: string
  webSocketDebuggerUrl: string
}

/** The shell's page, once it is there. */
async function shellAt(port: number): Promise<Target> {
  let shell: Target | undefined
  await expect(async () => {
    const reply = await fetch(`http://127.0.0.1:${port}/json/list`)
    shell = ((await reply.json()) as Target[]).find(({ url }) => url.endsWith('/index.html'))
    expect(shell).toBeDefined()
  }).toPass({ timeout: 20_000 })
  return shell as Target
}

/**
 * What an expression comes to in the shell's page, asked over bare DevTools: a test driver would have the page believe
 * things of its own (such as the colours that the system is said to prefer).
 */
export async function valueInShell(port: number, expression: string): Promise<unknown> {
  const socket = new WebSocket((await shellAt(port)).webSocketDebuggerUrl)
  try {
    const answer = new Promise<unknown>((resolve, reject) => {
      socket.onerror = () => reject(new Error('The page cannot be reached.'))
      socket.onopen = () =>
        socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression } }))
      socket.onmessage = ({ data }) => {
        const message = JSON.parse(String(data)) as { id?: number; result?: { result: { value: unknown } } }
        if (message.id === 1) resolve(message.result?.result.value)
      }
    })
    return await answer
  } finally {
    socket.close()
  }
}
