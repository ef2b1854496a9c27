/** Bodies that try to do something. `fire()` and the canary's address are what the test watches. */

export const canary = 'http://canary.invalid/'

export interface HostileBody {
  name: string
  html: string
  /** Words that must be read after sanitising, white space folded. */
  text: string
}

const url = (path: string): string => canary + path
const wide = Array.from({ length: 20_000 }, (_, n) => `data-a${n}="${n}"`).join(' ')

export const hostileBodies: HostileBody[] = [
  // script
  { name: 'a script', html: '<p>before</p><script>fire()</script><p>after</p>', text: 'beforeafter' },
  { name: 'a script never closed', html: '<p>before</p><script>fire()', text: 'before' },
  { name: 'a script from elsewhere', html: `<p>a<script src="${url('s.js')}"></script>b</p>`, text: 'ab' },
  { name: 'a module script', html: `<script type=module src="${url('m.js')}"></script>text`, text: 'text' },
  {
    name: 'a script in a noscript',
    html: '<noscript><p>kept</p><script>fire()</script></noscript>',
    text: 'kept',
  },
  { name: 'a script in a template', html: '<template><script>fire()</script></template>text', text: 'text' },
  // handlers
  { name: 'a broken image with a handler', html: '<p>a<img src=x onerror=fire()>b</p>', text: 'ab' },
  { name: 'a handler after a slash', html: '<img/src=x/onerror=fire()>text', text: 'text' },
  { name: 'a focus that fires by itself', html: '<input autofocus onfocus=fire()><p>text</p>', text: 'text' },
  {
    name: 'a toggle that fires by itself',
    html: '<details open ontoggle=fire()><summary>s</summary>d</details>',
    text: 'sd',
  },
  {
    name: 'a handler on a made-up element',
    html: '<x-y tabindex=1 onfocus=fire() autofocus>words</x-y>',
    text: 'words',
  },
  {
    name: 'an animation that starts',
    html: '<style>@keyframes k{}</style><b style="animation:k" onanimationstart=fire()>b</b>',
    text: 'b',
  },
  {
    name: 'a body with a handler',
    html: '<body onload=fire() onpageshow=fire()><p>text</p></body>',
    text: 'text',
  },
  { name: 'a marquee that starts', html: '<marquee onstart=fire()>moving</marquee>', text: 'moving' },
  // addresses
  { name: 'a javascript address', html: '<a href="javascript:fire()">link</a>', text: 'link' },
  {
    name: 'a javascript address in entities',
    html: '<a href="&#106;ava&Tab;script&colon;fire()">link</a>',
    text: 'link',
  },
  {
    name: 'a javascript address behind a control',
    html: '<a href="\u0001java\nscript:fire()">link</a>',
    text: 'link',
  },
  { name: 'a data address', html: '<a href="data:text/html,<script>fire()</script>">link</a>', text: 'link' },
  { name: 'a vbscript address', html: '<a href="vbscript:fire()">link</a>', text: 'link' },
  {
    name: 'a link that pings',
    html: `<a href="${url('l')}" ping="${url('ping')}" target=_top>link</a>`,
    text: 'link',
  },
  // frames and objects
  { name: 'a frame', html: `<iframe src="${url('f')}"></iframe>text`, text: 'text' },
  {
    name: 'a frame with its own document',
    html: '<iframe srcdoc="<script>parent.fire()</script>"></iframe>text',
    text: 'text',
  },
  {
    name: 'a frameset in place of the body',
    html: `<frameset><frame src="${url('fs')}"></frameset><p>text</p>`,
    text: 'text',
  },
  { name: 'an object', html: `<object data="${url('o')}"><p>instead</p></object>`, text: 'instead' },
  { name: 'an embed', html: `<embed src="${url('e')}">text`, text: 'text' },
  // documents
  { name: 'a refresh', html: `<meta http-equiv=refresh content="0;url=${url('r')}">text`, text: 'text' },
  { name: 'a base', html: `<base href="${canary}"><img src=relative.png>text`, text: 'text' },
  {
    name: 'link hints',
    html: `<link rel=preconnect href="${canary}"><link rel=preload as=image href="${url('p')}">text`,
    text: 'text',
  },
  { name: 'a stylesheet', html: `<link rel=stylesheet href="${url('c.css')}">text`, text: 'text' },
  { name: 'a style that imports', html: `<style>@import "${url('i.css')}";</style>text`, text: 'text' },
  // pictures and media
  {
    name: 'a picture with sources',
    html: `<picture><source srcset="${url('1')}"><img src="${url('2')}" srcset="${url('3')} 2x"></picture>text`,
    text: 'text',
  },
  {
    name: 'a video',
    html: `<video src="${url('v')}" poster="${url('p')}" autoplay>words instead</video>`,
    text: 'words instead',
  },
  {
    name: 'audio whose source fails',
    html: '<audio autoplay><source src=x onerror=fire()></audio>text',
    text: 'text',
  },
  {
    name: 'an old background',
    html: `<table background="${url('b')}"><tr><td background="${url('c')}">cell</table>`,
    text: 'cell',
  },
  // CSS
  { name: 'a style with an address', html: `<p style="background:url(${url('bg')})">text</p>`, text: 'text' },
  {
    name: 'a style that covers the window',
    html: '<div style="position:fixed;inset:0;z-index:9">text</div>',
    text: 'text',
  },
  {
    name: 'a list style with an address',
    html: `<ul><li style="list-style-image:url(${url('li')})">item</li></ul>`,
    text: 'item',
  },
  // SVG and MathML
  {
    name: 'an SVG that loads',
    html: '<svg onload=fire()><text>drawn words</text></svg>',
    text: 'drawn words',
  },
  { name: 'an SVG script', html: '<svg><script>fire()</script><text>words</text></svg>', text: 'words' },
  {
    name: 'an SVG link set in motion',
    html: '<svg><a><animate attributeName=href values=javascript:fire() /><text>w</text></a></svg>',
    text: 'w',
  },
  {
    name: 'an SVG use and image',
    html: `<svg><use href="${url('u.svg')}#a"/><image href="${url('i.png')}"/></svg>text`,
    text: 'text',
  },
  {
    name: 'HTML inside SVG',
    html: '<svg><foreignObject><img src=x onerror=fire()><p>inside</p></foreignObject></svg>',
    text: 'inside',
  },
  {
    name: 'MathML that turns into HTML',
    html: '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=fire()&gt;">',
    text: '',
  },
  {
    name: 'a style that ends in an attribute',
    html: '<svg></p><style><a id="</style><img src=x onerror=fire()>">words',
    text: '">words',
  },
  {
    name: 'a noscript that ends in an attribute',
    html: '<noscript><p title="</noscript><img src=x onerror=fire()>">kept</p></noscript>',
    text: 'kept',
  },
  { name: 'a formula', html: '<math><mi>x</mi><mo>=</mo><annotation>secret</annotation></math>', text: 'x=' },
  // clobbering, forms
  {
    name: 'a form whose fields hide its properties',
    html: '<form name=body><input name=firstChild><input name=localName><input name=attributes><p>said</p></form>',
    text: 'said',
  },
  {
    name: 'an image named body',
    html: '<img name=body><img name=documentElement><p id=cookie name=createElement>text</p>',
    text: 'text',
  },
  {
    name: 'a form that sends',
    html: `<form action="${url('form')}"><button autofocus>press</button><textarea>typed</textarea></form>`,
    text: 'presstyped',
  },
  {
    name: 'a declared shadow tree',
    html: '<div><template shadowrootmode=open><img src=x onerror=fire()></template>light</div>',
    text: 'light',
  },
  {
    name: 'a made-up element with is',
    html: '<button is=x-evil><slot name=s>words</slot></button>',
    text: 'words',
  },
  // text that must survive
  { name: 'twenty thousand levels', html: `${'<div>'.repeat(20_000)}deep words`, text: 'deep words' },
  {
    name: 'words at every level of depth',
    html: Array.from({ length: 300 }, (_, n) => `<blockquote>w${n} `).join(''),
    text: Array.from({ length: 300 }, (_, n) => `w${n}`).join(' '),
  },
  {
    name: 'unknown elements in each other',
    html: `${'<x-a>'.repeat(400)}words${'</x-a>'.repeat(400)}`,
    text: 'words',
  },
  { name: 'twenty thousand attributes', html: `<b ${wide}>bold</b>`, text: 'bold' },
  {
    name: 'text that looks like markup',
    html: '<p>&lt;script&gt;fire()&lt;/script&gt; <code>a &lt; b</code></p>',
    text: '<script>fire()</script> a < b',
  },
  {
    name: 'text that looks like a template',
    html: '<p>{{ 1 }} ${ 2 } &lt;% 3 %&gt;</p>',
    text: '{{ 1 }} ${ 2 } <% 3 %>',
  },
  {
    name: 'a comment in a comment',
    html: '<!-- <!-- --> kept <!--> also --><p>end</p>',
    text: 'kept also -->end',
  },
  {
    name: 'controls, bidi and zero width',
    html: '<p>a\u0000b\u202ec\u200bd\ufeff</p>',
    text: 'ab\u202ec\u200bd',
  },
  {
    name: 'a table of a million cells',
    html: '<table><tr><td colspan=1000000 rowspan=1000000>cell</table>',
    text: 'cell',
  },
  {
    name: 'Chinese with its marks',
    html: '<p>「<b>聯盟</b>」，<i>普丁</i>——2024年</p>',
    text: '「聯盟」，普丁——2024年',
  },
]
