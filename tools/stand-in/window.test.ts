import { afterAll, beforeAll, expect, test } from 'vitest'
import type Electron from 'electron'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startFixture, temporaryFolder, type FixtureApi, type Started } from './fixtures/launch.ts'

declare const fixture: FixtureApi

let started: Started
beforeAll(async () => {
  started = await startFixture()
})
afterAll(() => started[Symbol.asyncDispose]())

test('the page has the size of its window and an origin of its own', async () => {
  const { page } = started
  expect(await page.evaluate('[innerWidth, innerHeight, isSecureContext]')).toEqual([900, 640, true])
  expect(page.url()).toBe('https://shell.fixture-app.invalid/index.html')
})

test('main knows the page by the address of its own scheme', async () => {
  const url = await started.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
  )
  expect(url).toBe('fixture-app://shell/index.html')
  expect(await started.page.evaluate(() => fixture.sender())).toEqual({ url, isMain: true })
})

test('setSize and setBounds change what the page sees', async () => {
  const { app, page } = started
  const bounds = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setMinimumSize(500, 400)
    window?.setSize(300, 700)
    return window?.getBounds()
  })
  expect(bounds).toMatchObject({ width: 500, height: 700 })
  await expect.poll(() => page.evaluate('[innerWidth, innerHeight]')).toEqual([500, 700])
})

test('values keep their types on the way to main and back', async () => {
  const types = await started.page.evaluate(async () => {
    const value = { map: new Map([['a', new Date(5)]]), bytes: new Uint8Array([7]), none: undefined, big: 9n }
    const back = await fixture.echo(value)
    return [
      back.map.get('a')?.getTime(),
      back.bytes instanceof Uint8Array,
      back.bytes[0],
      'none' in back,
      back.big,
    ]
  })
  expect(types).toEqual([5, true, 7, true, 9n])
})

test("a handler's error arrives with Electron's words", async () => {
  const message = await started.page.evaluate(() => fixture.fail().catch((error: Error) => error.message))
  expect(message).toBe("Error invoking remote method 'fail': RangeError: too far")
})

test('the page gets frozen copies and nothing else of the preload', async () => {
  const { page } = started
  const found = await page.evaluate(() => {
    const names = Object.getOwnPropertyNames(globalThis).filter((name) =>
      /^(_*stand_?in|electron|ipc|require|process$)/i.test(name),
    )
    const frozen = [fixture, fixture.list, fixture.list[0]].every((value) => Object.isFrozen(value))
    return { names, frozen, requirable: fixture.requirable }
  })
  expect(found).toEqual({ names: [], frozen: true, requirable: ['electron', 'node:events'] })
})

test('a listener in the page hears main until it stops', async () => {
  const { app, page } = started
  const say = (text: string): Promise<void> =>
    app.evaluate(
      ({ BrowserWindow }, news) => BrowserWindow.getAllWindows()[0]?.webContents.send('news', news),
      text,
    )
  await page.evaluate(() => {
    const heard: unknown[] = []
    const stop = fixture.on((text) => heard.push(text))
    Object.assign(globalThis, { heard, stop })
  })
  await say('one')
  await expect.poll(() => page.evaluate('heard.length')).toBe(1)
  await page.evaluate('stop()')
  await say('two')
  await page.evaluate(() => fixture.echo('flush'))
  expect(await page.evaluate('heard')).toEqual(['one'])
})

test('sendSync waits for the answer', async () => {
  expect(await started.page.evaluate(() => fixture.sync('now'))).toBe('now!')
})

test('dropped files and folders have their paths', async () => {
  const { page } = started
  const folder = temporaryFolder('drop')
  const file = join(folder, '文件 one.html')
  writeFileSync(file, '')
  const devtools = await page.context().newCDPSession(page)
  const data = { items: [], files: [file, folder], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, x: 60, y: 60, data })
  await expect.poll(() => page.textContent('#dropped')).toBe(`${file}|${folder}`)
})

test('a file that a script made has no path', async () => {
  expect(await started.page.evaluate(() => fixture.paths([new File(['x'], 'x.txt')]))).toEqual([''])
})

test('a utility process answers, and its death is told', async () => {
  const { page } = started
  const question = { bytes: new Uint8Array([1, 2]), list: [{ a: 1 }] }
  const reply = await page.evaluate((asked) => fixture.askChild(asked), question)
  expect(reply).toEqual({ data: question, argv: ['one', 'two'], type: 'utility' })
  void page.evaluate(() => void fixture.askChild('die'))
  await expect
    .poll(async () => (await started.seen()).childExits)
    .toMatchObject([7, { type: 'Utility', reason: 'abnormal-exit', exitCode: 7, name: 'child' }])
})

test('themeSource decides the colours of the page', async () => {
  const { app, page } = started
  const setSource = (source: 'dark' | 'light'): Promise<boolean> =>
    app.evaluate(({ nativeTheme }, wanted) => {
      nativeTheme.themeSource = wanted
      return nativeTheme.shouldUseDarkColors
    }, source)
  const isDark = (): Promise<boolean> => page.evaluate(`matchMedia('(prefers-color-scheme: dark)').matches`)
  expect(await setSource('dark')).toBe(true)
  await expect.poll(isDark).toBe(true)
  expect(await setSource('light')).toBe(false)
  await expect.poll(isDark).toBe(false)
})

test('tests may answer dialogs and walk the menu', async () => {
  const result = await started.app.evaluate(async ({ dialog, Menu }) => {
    const cancelled = (await dialog.showOpenDialog({})).canceled
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: ['/chosen'] })
    let clicked = 0
    const item: Electron.MenuItemConstructorOptions = {
      id: 'deep',
      label: 'Deep',
      click: () => (clicked += 1),
    }
    Menu.setApplicationMenu(Menu.buildFromTemplate([{ label: 'File', submenu: [item] }]))
    Menu.getApplicationMenu()?.getMenuItemById('deep')?.click()
    return { cancelled, chosen: (await dialog.showOpenDialog({})).filePaths, clicked }
  })
  expect(result).toEqual({ cancelled: true, chosen: ['/chosen'], clicked: 1 })
})

test('a page prints and is captured', async () => {
  const starts = await started.app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const pdf = await contents?.printToPDF({})
    const image = await contents?.capturePage()
    return [pdf?.subarray(0, 5).toString('latin1'), image?.toPNG().subarray(1, 4).toString('latin1')]
  })
  expect(starts).toEqual(['%PDF-', 'PNG'])
})

test('a window that is closed twice asks once and says closed', async () => {
  const events = await started.app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false })
    await window.loadURL('data:text/html,second')
    const heard: string[] = []
    let refuse = true
    window.on('close', (event) => {
      heard.push('close')
      if (refuse) event.preventDefault()
    })
    window.on('closed', () => heard.push('closed'))
    window.close()
    refuse = false
    window.close()
    return [...heard, String(window.isDestroyed()), String(BrowserWindow.getAllWindows().length)]
  })
  expect(events).toEqual(['close', 'close', 'closed', 'true', '1'])
})
