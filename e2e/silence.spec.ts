/** Nothing reaches the network: the app runs under strace while hostile articles are imported and read. */
import { spawnSync } from 'node:child_process'
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { clipping, write } from './clippings.ts'
import { article, articles, body, drop, expect, test } from './pressmark.ts'

const outward = `
  <link rel="preconnect" href="http://198.51.100.7/"><link rel="stylesheet" href="http://198.51.100.7/a.css">
  <base href="http://198.51.100.7/"><meta http-equiv="refresh" content="0;url=http://198.51.100.7/">
  <img src="http://198.51.100.7/x.png" srcset="http://198.51.100.7/y.png 2x" onerror="fetch('http://198.51.100.7/')">
  <p style="background:url(http://198.51.100.7/bg)">A paragraph that stays.</p>
  <iframe src="http://198.51.100.7/"></iframe><object data="http://198.51.100.7/"></object>
  <video src="http://198.51.100.7/v" poster="http://198.51.100.7/p"></video>
  <svg><image href="http://198.51.100.7/s.png"/></svg><script>fetch('http://198.51.100.7/')</script>
  <p><a href="http://198.51.100.7/link" ping="http://198.51.100.7/ping">a link to follow</a></p>`

/**
 * Every address that the traced processes connected or sent to, with the kind of socket; the driver's on loopback
 * apart. Chromium also asks the kernel, by a UDP socket that is connected and closed again, whether there is a way to
 * IPv6; nothing is sent on it, and the resolver rule has no say in it.
 */
function contacts(trace: string): string[] {
  const found: string[] = []
  for (const line of trace.split('\n')) {
    const match = /(connect|sendto|sendmsg|sendmmsg)\(\d+<(\w+).*?sa_family=AF_INET6?, (.*?)\}/.exec(line)
    if (match === null) continue
    const [, call = '', socket = '', address = ''] = match
    const isLoopback = /inet_addr\("127\.0\.0\.1"\)|"::1"/.test(address)
    const isRouteLookup =
      call === 'connect' && socket === 'UDPv6' && /htons\(443\).*"2001:4860:4860::8888"/.test(address)
    if (!isLoopback && !isRouteLookup) found.push(`${call} ${socket} ${address}`)
  }
  return found
}

test('importing and reading hostile articles opens no connection', async ({ folder, launch }) => {
  test.skip(process.platform !== 'linux', 'strace is of Linux')
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH
  expect(dist, 'the runtime is named').toBeTruthy()
  const trace = join(folder, 'connect.trace')
  const traced = join(folder, 'traced')
  await writeFile(
    traced,
    `#!/bin/sh\nexec strace -f -qq -yy -e trace=connect,sendto,sendmsg,sendmmsg -o '${trace}' '${dist}/electron' "$@"\n`,
  )
  await chmod(traced, 0o755)

  const paths = await write(folder, {
    'hostile.txt': clipping({
      title: 'Hostile <img src=http://198.51.100.7/title.png>',
      address: 'https://harbourpost.example/hostile/1',
      captured: '2024-01-01T00:00:00Z',
      body: outward,
    }),
  })
  const { app, page } = await launch({ executable: traced, checkout: true })
  await drop(page, paths)
  await article(page, /Hostile/).click()
  await expect(body(page).getByText('A paragraph that stays.')).toBeVisible()
  await body(page).getByText('a link to follow').hover()
  await body(page).getByText('a link to follow').click()
  await page.waitForTimeout(1_000)
  await expect(articles(page)).toBeVisible()
  await app.close()
  expect(contacts(await readFile(trace, 'utf8'))).toEqual([])
})

test('the watcher sees a connection when there is one', async ({ folder }) => {
  test.skip(process.platform !== 'linux', 'strace is of Linux')
  const trace = join(folder, 'canary.trace')
  const canary =
    "require('node:net').connect(9, '198.51.100.7').on('error', () => {}).setTimeout(300, function () { this.destroy() })"
  spawnSync('strace', [
    '-f',
    '-qq',
    '-yy',
    '-e',
    'trace=connect',
    '-o',
    trace,
    process.execPath,
    '-e',
    canary,
  ])
  expect(contacts(await readFile(trace, 'utf8'))).not.toEqual([])
})
