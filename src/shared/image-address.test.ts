import { describe, expect, test } from 'vitest'
import { imageAddress } from './image-address.ts'

const proxy = 'https://images.weserv.nl/?url='

describe('the image behind a proxy', () => {
  test.each([
    ['static.example.org/image/1_303.jpg', 'https://static.example.org/image/1_303.jpg'],
    ['static.example.org/image/1.jpg&w=600&h=400', 'https://static.example.org/image/1.jpg'],
    ['ssl:static.example.org/1.jpg', 'https://static.example.org/1.jpg'],
    ['//static.example.org/1.jpg', 'https://static.example.org/1.jpg'],
    ['http://static.example.org/1.jpg', 'http://static.example.org/1.jpg'],
    ['https://static.example.org/1.jpg', 'https://static.example.org/1.jpg'],
    [
      'https%3A%2F%2Fstatic.example.org%2F1.jpg%3Fw%3D1%26h%3D2&w=3',
      'https://static.example.org/1.jpg?w=1&h=2',
    ],
    ['static.example.org/a+b.jpg', 'https://static.example.org/a+b.jpg'],
    ['static.example.org/%E5%9C%96.jpg', 'https://static.example.org/%E5%9C%96.jpg'],
    ['static.example.org/圖.jpg', 'https://static.example.org/%E5%9C%96.jpg'],
    ['static.example.org/a%2520b.jpg', 'https://static.example.org/a%20b.jpg'],
    ['images.weserv.nl%2F%3Furl%3Dstatic.example.org%2F1.jpg', 'https://static.example.org/1.jpg'],
    ['static.example.org:8443/1.jpg', 'https://static.example.org:8443/1.jpg'],
  ])('%s', (inner, real) => {
    expect(imageAddress(proxy + inner)).toBe(real)
  })

  test('the parameter may stand anywhere, and the proxy may have its short name or no scheme', () => {
    expect(imageAddress('https://wsrv.nl/?w=3&url=a.example/1.png')).toBe('https://a.example/1.png')
    expect(imageAddress('//wsrv.nl/?url=a.example/1.png')).toBe('https://a.example/1.png')
  })
})

test.each([
  'https://static.example.org/1.jpg?url=other.example/2.jpg',
  'https://images.weserv.nl/',
  'https://images.weserv.nl/?url=',
  'https://images.weserv.nl/?url=%E5%9C',
  'https://images.weserv.nl/?url=javascript:alert(1)',
  'https://images.weserv.nl/?url=file:///etc/passwd',
  'https://images.weserv.nl.example.org/?url=a.example/1.jpg',
  'data:image/png;base64,AAAA',
  'images/1.jpg',
  '',
])('%s stays as given', (address) => {
  expect(imageAddress(address)).toBe(address)
})

test('proxies inside one another end after five', () => {
  let address = 'https://a.example/1.jpg'
  for (let i = 0; i < 9; i++) address = proxy + encodeURIComponent(address)
  expect(imageAddress(address)).toMatch(/^https:\/\/images\.weserv\.nl/)
})
