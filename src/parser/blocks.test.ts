import { describe, expect, test } from 'vitest'
import { BlockReader, visibleText } from './blocks.ts'
import { deepest, readMarkup } from './markup.ts'

const read = (html: string): BlockReader => readMarkup(html, () => [new BlockReader()] as const)[0].end()
const texts = (html: string): string[] => read(html).runs.map((run) => run.text)
const captions = (html: string): string[] =>
  read(html)
    .runs.filter((run) => run.kind === 'caption')
    .map((run) => run.text)

test.each([
  ['paragraphs are apart', '<p>a</p><p>b</p>', ['a', 'b']],
  ['inline elements join', 'a<b>b</b><span>c</span><a href="x">d</a>e', ['abcde']],
  ['a break splits', 'a<br>b<br/>c</br>d', ['a', 'b', 'c', 'd']],
  ['a possible break joins', 'a<wbr>b', ['ab']],
  ['a rule splits', 'a<hr>b', ['a', 'b']],
  ['an image splits', 'a<img src="x">b', ['a', 'b']],
  ['table cells are apart', '<table><tr><td>a</td><td>b<tr><td>c</table>', ['a', 'b', 'c']],
  ['list items are apart', '<ul><li>a<li>b<ul><li>c</ul>d</ul>', ['a', 'b', 'c', 'd']],
  ['text around blocks is its own', 'a<div>b<p>c</p>d</div>e', ['a', 'b', 'c', 'd', 'e']],
  [
    'entities are text',
    '&lt;p&gt; &amp;amp; &#20912;&#x1F600;&notin;&unknown; &',
    ['<p> &amp; 冰😀∉&unknown; &'],
  ],
  ['a tag that is none is text', 'a < b <3 c', ['a < b <3 c']],
  ['white space is one space', ' a \n\t b ', ['a b']],
  ['no-break and ideographic spaces stay inside', 'a&nbsp;\u3000b', ['a\u00a0\u3000b']],
  ['comments are not text', 'a<!-- b -->c<!-- d', ['ac']],
  ['CDATA is not text', 'a<![CDATA[b]]>c', ['ac']],
  ['capitals make no difference', '<P>a</P><SCRIPT>b</SCRIPT><P HIDDEN>c</P>', ['a']],
  ['a hidden element ends with its parent', '<div><b hidden>a</div>b', ['b']],
  ['visibility hides too', '<p style="visibility:hidden">a</p><p style="x-display:none">b</p>', ['b']],
  ['nothing gives nothing', ' <p> </p><br> ', []],
])('%s', (_, html, expected) => {
  expect(texts(html)).toEqual(expected)
})

describe('captions', () => {
  test.each([
    ['a figcaption', '<figure><img src="a"><figcaption>x <b>y</b></figcaption></figure>z', ['x y']],
    ['small text after an image', '<img src="a"><div><small>x</small></div><p>y</p>', ['x']],
    ['over two lines', '<img src="a"><div><small>x<br>y</small></div><p><small>z</small></p>', ['x', 'y']],
    ['not small text elsewhere', '<p>a</p><div><small>x</small></div>', []],
    ['not small text after the next paragraph', '<img src="a"><p>y</p><div><small>x</small></div>', []],
    ['not partly small text', '<img src="a"><p>y <small>x</small></p>', []],
  ])('%s', (_, html, expected) => {
    expect(captions(html)).toEqual(expected)
  })

  test('belong to the image before them', () => {
    const { images } = read('<img src="a"><small>x<br>y</small><img src=" b "><p>z</p>')
    expect(images).toEqual([
      { address: 'a', caption: 'x y', runsBefore: 0 },
      { address: 'b', caption: '', runsBefore: 2 },
    ])
  })
})

describe('markup made to harm', () => {
  const wide = deepest * 200
  test.each([
    ['nested blocks', '<div>'.repeat(wide) + 'a</div>b' + '</div>'.repeat(wide) + '<p>c', ['a', 'b', 'c']],
    ['nested blocks, never closed', '<div>'.repeat(wide) + 'a<p>b', ['a', 'b']],
    ['nested inline elements', '<b>'.repeat(wide) + 'a<i>b</i>' + '</b>'.repeat(wide) + 'c', ['abc']],
    ['scripts far down', '<i>'.repeat(wide) + 'a<script>x<p>y</script>b<style>z</style>c', ['a', 'b', 'c']],
    ['end tags without an element', '</b></div>'.repeat(wide) + 'a', ['a']],
    ['attributes', `<p ${Array.from({ length: 200_000 }, (_, i) => `a${i}`).join(' ')}>a`, ['a']],
    ['classes', `<p class="${'a '.repeat(300_000)}">a`, ['a']],
    ['tags never finished', 'a' + '<p '.repeat(wide), ['a']],
    ['comments never finished', 'a' + '<!--'.repeat(wide), ['a']],
    ['elements called like properties', '<constructor __proto__="x"><valueOf hasOwnProperty>a', ['a']],
  ])('%s', { timeout: 5_000 }, (_, html, expected) => {
    expect(texts(html)).toEqual(expected)
  })

  test('a million entities', { timeout: 5_000 }, () => {
    expect(visibleText('&amp;'.repeat(1_000_000))).toHaveLength(1_000_000)
  })

  test('nesting up to the cap is read as nesting', () => {
    const html = '<b>'.repeat(deepest - 1) + '<p hidden>x</p>y'
    expect(texts(html)).toEqual(['y'])
    expect(texts(`<b>${html}`)).toEqual(['x', 'y'])
  })
})
