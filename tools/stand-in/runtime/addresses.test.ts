import { beforeAll, expect, test } from 'vitest'
import { ownScheme, policyToPage, toApp, toPage } from './addresses.ts'

beforeAll(() => ownScheme('own-app'))

test('an own address goes to the page and comes back', () => {
  for (const url of ['own-app://shell/a/b.js?q=1#h', 'own-app://shell/', 'own-app://a.b.c/x'])
    expect(toApp(toPage(url))).toBe(url)
})

test('an own address is an https origin that no name server knows', () => {
  expect(toPage('own-app://shell/a')).toBe('https://shell.own-app.invalid/a')
  expect(toPage('own-app://Shell')).toBe('https://shell.own-app.invalid/')
})

test('other addresses stay', () => {
  for (const url of [
    'https://a.invalid/',
    'https://shell.other.invalid/',
    'https://x.own-app.invalid.evil/',
    'about:blank',
    '',
  ])
    expect([toPage(url), toApp(url)]).toEqual([url, url])
})

test('an own source in a policy also names the origin in the page', () => {
  const policy = "img-src 'self' own-app: data:; script-src own-app://shell; frame-src 'none'"
  expect(policyToPage(policy)).toBe(
    "img-src 'self' own-app: https://*.own-app.invalid data:; " +
      "script-src own-app://shell https://shell.own-app.invalid/; frame-src 'none'",
  )
})
