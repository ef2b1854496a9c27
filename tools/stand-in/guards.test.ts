import { afterAll, beforeAll, expect, test } from 'vitest'
import { startFixture, type Started } from './fixtures/launch.ts'

let started: Started
beforeAll(async () => {
  started = await startFixture()
})
afterAll(() => started[Symbol.asyncDispose]())

const home = 'https://shell.fixture-app.invalid/index.html'

test('images of the own scheme load by relative and by absolute address', async () => {
  const widths = await started.page.evaluate('[...document.images].map((image) => image.naturalWidth)')
  expect(widths).toEqual([4, 4])
})

test("the handler's policy holds in the page and in a srcdoc frame", async () => {
  const { page } = started
  const refused = await page.evaluate(`new Promise((resolve) => {
    document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective))
    const image = document.createElement('img')
    image.src = 'https://elsewhere.example/main.png'
    document.body.append(image)
  })`)
  expect(refused).toBe('img-src')
  const frame = page.frameLocator('iframe')
  expect(await frame.locator('p').textContent()).toBe('framed')
  const images = frame.locator('img')
  expect(
    await images.evaluateAll((all) =>
      all.map((image) => (image as unknown as { naturalWidth: number }).naturalWidth),
    ),
  ).toEqual([4, 0])
})

test('a link away is asked about, prevented, and the page stays', async () => {
  const { page, seen } = started
  await page.getByText('away').click()
  await expect
    .poll(async () => (await seen()).navigations)
    .toContain('will-frame-navigate https://elsewhere.example/')
  await page.evaluate(`void (location.href = 'https://elsewhere.example/script')`)
  await expect
    .poll(async () => (await seen()).navigations)
    .toContain('will-frame-navigate https://elsewhere.example/script')
  expect(page.url()).toBe(home)
  expect((await seen()).blocked).toEqual([])
})

test("a driver's reload is not the page's wish", async () => {
  const { page, seen } = started
  const before = (await seen()).navigations.length
  await page.reload()
  await page.waitForSelector('#state:text("module loaded")')
  expect((await seen()).navigations.length).toBe(before)
})

test("the page's own way to a page of the app is asked about and allowed", async () => {
  const { page, seen } = started
  await page.evaluate(`void (location.href = '/index.html?again')`)
  await page.waitForURL(`${home}?again`)
  expect((await seen()).navigations.slice(-2)).toEqual([
    'will-frame-navigate fixture-app://shell/index.html?again',
    'will-navigate fixture-app://shell/index.html?again',
  ])
})

test('denied windows are asked about and never load', async () => {
  const { app, page, seen } = started
  await page.getByText('new window').click()
  await page.evaluate(`void window.open('https://elsewhere.example/script-window', '', 'width=200')`)
  await page.getByText('away').click({ modifiers: ['Control'] })
  await expect
    .poll(async () => (await seen()).opened)
    .toEqual([
      'https://elsewhere.example/new',
      'https://elsewhere.example/script-window',
      'https://elsewhere.example/',
    ])
  expect((await seen()).blocked).toEqual([])
  expect(app.windows()).toHaveLength(1)
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('an allowed window becomes a window of the app', async () => {
  const { app, page } = started
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setWindowOpenHandler(() => ({ action: 'allow' }))
  })
  const opened = app.waitForEvent('window', (window) => window.url() === `${home}?popup`)
  await page.evaluate(`void window.open('/index.html?popup')`)
  const popup = await opened
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(2)
  await popup.close()
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('the request filter sees and blocks what a page without a policy asks for', async () => {
  const { app, seen } = started
  await app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false })
    const frame = '<iframe sandbox srcdoc="<img src=https://elsewhere.example/frame.png>"></iframe>'
    const page = `<link rel=stylesheet href=https://elsewhere.example/a.css><img src=file:///etc/hostname>${frame}`
    await window.loadURL(`data:text/html,${encodeURIComponent(page)}`)
  })
  const blocked = ['https://elsewhere.example/a.css', 'https://elsewhere.example/frame.png']
  await expect.poll(async () => (await seen()).blocked.sort()).toEqual(blocked)
})

test('downloads are told and stopped', async () => {
  const { page, seen } = started
  await page.evaluate(`(() => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob(['x']))
    link.download = 'x.txt'
    link.click()
  })()`)
  await expect.poll(async () => (await seen()).downloads.length).toBe(1)
})

test('permissions are what the handler says', async () => {
  const state = await started.page.evaluate(
    `navigator.permissions.query({ name: 'geolocation' }).then((asked) => asked.state)`,
  )
  expect(state).toBe('denied')
})

test('a load that fails rejects', async () => {
  const message = await started.app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false })
    return window.loadURL('https://elsewhere.example/').catch((error: Error) => error.message)
  })
  expect(message).toMatch(/^ERR_\w+ \(-\d+\) loading 'https:\/\/elsewhere\.example\/'$/)
})

test('a crash of the page is told', async () => {
  const { app, seen } = started
  await app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false })
    await window.loadURL('data:text/html,crashing')
    window.webContents.forcefullyCrashRenderer()
  })
  await expect.poll(async () => (await seen()).crashes).toMatchObject([{ reason: 'crashed' }])
})
