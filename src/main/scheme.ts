/**
 * The shell's own scheme. Served under it are the built page, nothing else on the disk, and the pictures of articles.
 */
import { app, protocol } from 'electron'
import { readFile } from 'node:fs/promises'
import { extname, isAbsolute, relative, resolve } from 'node:path'
import type { PictureFile } from '../archive/archive.ts'
import { readPicturePath } from '../shared/picture.ts'
import type { Result } from '../shared/result.ts'
import type { Language } from '../shared/text/languages.ts'
import { appFile } from './app-files.ts'
import { contentSecurityPolicy } from './content-security-policy.ts'

export const shellScheme = 'pressmark-app'
const shellHost = 'shell'
export const shellUrl = `${shellScheme}://${shellHost}/index.html`

const devServerUrl = process.env.ELECTRON_RENDERER_URL
/** The page in a language, which it reads from its address: nothing is shown in another first. */
export function shellIn(language: Language): string {
  const page = new URL(devServer ?? shellUrl)
  if (language !== 'en') page.searchParams.set('language', language)
  return page.href
}

/** Where `npm run dev` serves the renderer; never in a packaged app. */
export const devServer: URL | null = !app.isPackaged && devServerUrl ? URL.parse(devServerUrl) : null

/** True for the page that may talk to main, and for it alone. */
export function isShellUrl(url: string): boolean {
  const parsed = URL.parse(url)
  if (parsed === null) return false
  if (devServer !== null) return parsed.origin === devServer.origin
  return parsed.protocol === `${shellScheme}:` && parsed.host === shellHost
}

/** Before `ready`. */
export function registerShellScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: shellScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Asks the library for a picture of a capture, by its SHA-256 in hexadecimal digits. */
export type FindPicture = (captureId: number, sha256: string) => Promise<Result<PictureFile>>

/** After `ready`. */
export function serveShell(findPicture: FindPicture): void {
  const root = appFile('out/renderer')
  protocol.handle(shellScheme, async (request) => {
    const wanted = request.method === 'GET' ? pictureOf(request.url) : null
    if (wanted !== null) return pictureResponse(await findPicture(wanted.captureId, wanted.sha256))
    const file = shellFile(root, request.url)
    if (request.method !== 'GET' || file === null) return new Response(null, { status: 404 })
    const bytes = await readFile(file).catch(() => null)
    if (bytes === null) return new Response(null, { status: 404 })
    const headers = new Headers({
      'Content-Type': contentTypes[extname(file)] ?? 'application/octet-stream',
      'Content-Security-Policy': contentSecurityPolicy,
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Referrer-Policy': 'no-referrer',
    })
    return new Response(new Uint8Array(bytes), { headers })
  })
}

function pictureOf(url: string): ReturnType<typeof readPicturePath> {
  const parsed = URL.parse(url)
  return parsed?.host === shellHost && parsed.search === '' ? readPicturePath(parsed.pathname) : null
}

/** Its type is what its bytes are, a raster image: no browser makes a document of it. */
function pictureResponse(found: Result<PictureFile>): Response {
  if (!found.ok) return new Response(null, { status: 404 })
  const { type, bytes } = found.value
  const headers = {
    'Content-Type': type,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    // What is purged from the library must not live on in a cache
    'Cache-Control': 'no-store',
  }
  return new Response(new Uint8Array(bytes), { headers })
}

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

/** The file below `root` that a shell address names, or null when it names anything else. */
export function shellFile(root: string, url: string): string | null {
  const parsed = URL.parse(url)
  if (parsed === null || parsed.host !== shellHost) return null
  let path: string
  try {
    path = decodeURIComponent(parsed.pathname)
  } catch {
    return null
  }
  if (path.includes('\0')) return null
  const file = resolve(root, `.${path}`)
  const inside = relative(root, file)
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? null : file
}
