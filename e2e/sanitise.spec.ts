/**
 * The sanitiser by itself, in a bare Chromium page without sandbox or policy: what it lets through would act. The
 * layers around it are tested in the real window.
 */
import { resolve } from 'node:path'
import { chromium, expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { build } from 'vite'
import { canary, hostileBodies } from './hostile-bodies.ts'

test.describe.configure({ mode: 'serial' })

const home = 'http://pressmark.test/'
const probe = resolve(import.meta.dirname, '../src/renderer/src/reader/sanitise.probe.ts')

let browser: Browser
let context: BrowserContext
let code: string

test.beforeAll(async () => {
  const executablePath = process.env.PRESSMARK_CHROMIUM ?? '/usr/bin/chromium'
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  context = await browser.newContext()
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry: probe, name: 'probe', formats: ['iife'] } },
  })
  const [bundle] = (Array.isArray(built) ? built : [built]) as { output: { code: string }[] }[]
  code = bundle?.output[0]?.code ?? ''
})

test.afterAll(() => browser.close())

interface Watched {
  page: Page
  /** Addresses the page asked for. */
  asked: string[]
  /** Calls a function of the probe. */
  ask: <T>(name: string, html: string | string[]) => Promise<T>
}

/** An empty page that counts what happens to it. */
async function watchedPage(): Promise<Watched> {
  const page = await context.newPage()
  const asked: string[] = []
  await page.route('**/*', (route) => {
    const address = route.request().url()
    if (address === home)
      return route.fulfill({ contentType: 'text/html', body: '<!doctype html><body></body>' })
    asked.push(address)
    return route.abort()
  })
  await page.goto(home)
  await page.evaluate(code)
  return { page, asked, ask: (name, html) => page.evaluate(`probe.${name}(${JSON.stringify(html)})`) }
}

test('the samples would act if nothing stopped them', async () => {
  const { asked, ask } = await watchedPage()
  // Of the large ones none acts; they are about the text. Each asks at an address of its own.
  const small = hostileBodies.filter(({ html }) => html.length < 1_000)
  const own = (at: number): string => `${canary}${at}/`
  const fired = await ask<number[]>(
    'unguarded',
    small.map(({ html }, at) => html.replaceAll(canary, own(at))),
  )
  const acted = small.filter(
    (_, at) => (fired[at] ?? 0) > 0 || asked.some((address) => address.startsWith(own(at))),
  )
  expect(acted.length).toBeGreaterThanOrEqual(25)
})

test('every sample is silenced, keeps its words, and stays the same when sanitised again', async () => {
  const { page, asked, ask } = await watchedPage()
  for (const { name, html, text } of hostileBodies) {
    const seen = await ask<{ deepest: number; widest: number }>('guarded', html)
    expect.soft(seen, name).toMatchObject({ text, plain: false, fired: 0, sameTwice: true, strangers: [] })
    expect.soft(seen.deepest, name).toBeLessThan(80)
    expect.soft(seen.widest, name).toBeLessThanOrEqual(100)
  }
  expect(asked).toEqual([])
  expect(page.url()).toBe(home)
})

test('an address stays to be read, and leads nowhere', async () => {
  const { ask } = await watchedPage()
  const link = `<a href="${canary}article?a=1">read</a>`
  const image = `<img src="${canary}p.jpg" alt="A harbour" width="640">`
  expect(await ask('markup', link + image)).toBe(
    `<a data-address="${canary}article?a=1">read</a>` +
      `<img alt="A harbour" width="640" data-address="${canary}p.jpg">`,
  )
})

test('the address of a script or of data stays to be read, too', async () => {
  const { page, asked, ask } = await watchedPage()
  const markup =
    '<a href="javascript:fire()">s</a><a href="data:text/html,x">d</a><img src="data:image/gif;base64,R0">'
  expect(await ask('markup', markup)).toBe(
    '<a data-address="javascript:fire()">s</a><a data-address="data:text/html,x">d</a>' +
      '<img data-address="data:image/gif;base64,R0">',
  )
  expect(await ask('guarded', markup)).toMatchObject({ fired: 0 })
  expect(asked).toEqual([])
  expect(page.url()).toBe(home)
  const long = await ask<string>('markup', `<a href="data:text/html,${'x'.repeat(100_000)}">d</a>`)
  expect(long.length).toBeLessThan(11_000)
})

test('when words are lost, the whole is shown as plain paragraphs', async () => {
  const { ask } = await watchedPage()
  const html = '<h2>Head</h2><div>one <b>two</b><p onclick=fire()>three</p></div><img src=x>four<br>five'
  expect(await ask('withWordsLost', html)).toEqual({
    plain: true,
    elements: ['Head', 'one two', 'three', 'four', 'five'].map((text) => ['p', text]),
  })
})

test('a long article is sanitised in a moment', async () => {
  const { ask } = await watchedPage()
  const html = '<p>市議會週二通過新的<a href="https://x.example/">渡輪補貼</a>方案。</p>'.repeat(2_000)
  expect(await ask<number>('timeOf', html)).toBeLessThan(1_000)
})
