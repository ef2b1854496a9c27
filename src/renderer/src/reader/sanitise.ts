/**
 * Hostile HTML → a fragment that may be put into the article's frame (docs/reading-hostile-html.md). In three
 * steps: the browser parses it into a document where nothing runs or loads; what is allowed is rebuilt; DOMPurify
 * judges the result. The text that went in must come out: otherwise plain text is shown.
 */
import DOMPurify, { type Config } from 'dompurify'
import { addressAttribute, allowedAttributes, allowedTags } from './allowed.ts'
import { plainParagraphs } from './plain-paragraphs.ts'
import { rebuild } from './rebuild.ts'

/**
 * Both uses of this policy parse into a document without a window. It has DOMPurify's name for its own because it is
 * given to it: one policy, and one name in the Content-Security-Policy.
 */
const policy = window.trustedTypes?.createPolicy('dompurify', {
  createHTML: (html) => html,
  createScript: () => '',
  createScriptURL: () => 'about:invalid',
})

const config: Config & { RETURN_DOM_FRAGMENT: true } = {
  ALLOWED_TAGS: allowedTags,
  ALLOWED_ATTR: allowedAttributes,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOW_UNKNOWN_PROTOCOLS: false,
  // It leads nowhere, whatever it says: a reader may see that a link was a script.
  ADD_URI_SAFE_ATTR: [addressAttribute],
  RETURN_DOM_FRAGMENT: true,
  ...(policy === undefined ? {} : { TRUSTED_TYPES_POLICY: policy }),
}

export interface SanitisedBody {
  fragment: DocumentFragment
  /** The layout was given up to keep the words. */
  plain: boolean
}

export type Purify = (tree: DocumentFragment) => DocumentFragment

const purifyTree: Purify = (tree) => DOMPurify.sanitize(tree, config)

/**
 * @param html as it stands in the file
 * @param purify the judge; a test hands in one that loses words
 */
export function sanitise(html: string, purify: Purify = purifyTree): SanitisedBody {
  const rebuilt = rebuild(parse(html))
  const fragment = purify(rebuilt)
  if (fragment.textContent === rebuilt.textContent) return { fragment, plain: false }
  return { fragment: plainParagraphs(rebuilt), plain: true }
}

/** Subtle: without the explicit `<body>` a `<frameset>` in the text would take the body's place. */
function parse(html: string): Node {
  const whole = `<!doctype html><body>${html}`
  const inert = new DOMParser().parseFromString((policy?.createHTML(whole) ?? whole) as string, 'text/html')
  // An element named "body" would answer for `inert.body`.
  const body = Object.getOwnPropertyDescriptor(Document.prototype, 'body')?.get?.call(inert) as Node | null
  return body ?? inert
}
