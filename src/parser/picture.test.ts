import { expect, test } from 'vitest'
import { embeddedPicture, EmbeddedPictures, takeOutEmbedded } from './embedded.ts'
import { pictureKind } from './picture.ts'

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)),
  )

const png = bytes('\x89PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 1, 64, 0, 0, 0, 200, 8, 2, 0, 0, 0])
const bmp = bytes(
  'BM',
  [30, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 40, 0, 0, 0, 64, 1, 0, 0, 0x38, 0xff, 0xff, 0xff, 0, 0, 0, 0],
)

test.each([
  ['PNG', png, 'image/png', 320, 200],
  ['GIF', bytes('GIF89a', [64, 1, 200, 0, 0, 0, 0]), 'image/gif', 320, 200],
  [
    'JPEG',
    bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xff, 0xc2, 0, 11, 8, 0, 200, 1, 64, 1, 0, 0]),
    'image/jpeg',
    320,
    200,
  ],
  ['JPEG that ends before its frame', bytes([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff]), 'image/jpeg', null, null],
  ['BMP from the top down', bmp, 'image/bmp', 320, 200],
  [
    'lossy WebP',
    bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8 ', [0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 64, 1, 200, 0]),
    'image/webp',
    320,
    200,
  ],
  [
    'lossless WebP',
    bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8L', [0, 0, 0, 0, 0x2f, 0x3f, 0xc1, 0x31, 0]),
    'image/webp',
    320,
    200,
  ],
  [
    'extended WebP',
    bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [0, 0, 0, 0, 0, 0, 0, 0, 63, 1, 0, 199, 0, 0]),
    'image/webp',
    320,
    200,
  ],
  [
    'AVIF',
    bytes(
      [0, 0, 0, 24],
      'ftypavif',
      [0, 0, 0, 0],
      'mif1miaf',
      [0, 0, 0, 20],
      'ispe',
      [0, 0, 0, 0, 0, 0, 1, 64, 0, 0, 0, 200, 0],
    ),
    'image/avif',
    320,
    200,
  ],
])('%s is known by its bytes', (_, file, type, width, height) => {
  expect(pictureKind(file)).toEqual({ type, width, height })
})

test.each([
  ['nothing', bytes()],
  ['SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
  ['a page that calls itself a picture', bytes('<html><script>fire()</script>')],
  ['a text that begins with BM', bytes('BMW sells cars, and more than twenty-six letters of them.')],
  [
    'a PNG of 60,000 by 60,000',
    bytes('\x89PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]),
  ],
  ['a PNG without height', bytes('\x89PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 1, 0, 0, 0, 0, 0])],
  ['an MP4', bytes([0, 0, 0, 24], 'ftypisom', [0, 0, 0, 0], 'isommp41')],
])('%s is not shown', (_, file) => {
  expect(pictureKind(file)).toBeNull()
})

const data = `data:image/png;base64,${Buffer.from(png).toString('base64')}`

test('the type that a data: address claims counts for nothing', () => {
  expect(embeddedPicture(data.replace('png', 'svg+xml'))).toMatchObject({ type: 'image/png' })
  expect(embeddedPicture(`data:image/png;base64,${btoa('<svg onload=fire()>')}`)).toBeNull()
  expect(embeddedPicture('data:image/svg+xml,<svg/>')).toBeNull()
  expect(embeddedPicture('data:image/png;base64,%%%')).toBeNull()
  expect(embeddedPicture('data:')).toBeNull()
})

test('images leave their name in the body, once for each picture, and text stays', () => {
  const pictures = new EmbeddedPictures()
  const html = `<p>"${data}" src="${data}"</p><img alt=a src="${data}"><IMG\nsrc='${data}'/><img src=${data}><img src="${data}`
  expect(takeOutEmbedded(html, pictures)).toBe(
    `<p>"${data}" src="${data}"</p><img alt=a src="#embedded-0"><IMG\nsrc="#embedded-0"/><img src="#embedded-0"><img src="${data}`,
  )
  expect(pictures.all).toEqual([{ address: '#embedded-0', data }])
})
