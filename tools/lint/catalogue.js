/** No text for people stands outside the catalogues in src/shared/text/. The command line speaks English only. */

/** Errors and the log are for who looks after Pressmark. */
const forDevelopers =
  ':not(NewExpression[callee.name=/Error$/] *, CallExpression[callee.object.name="console"] *)'
/** A capital, small letters, a space and a word: an identifier, a path or an address is none. */
const sentence = "/^[A-Z][a-z']* \\S*[a-z]/"

const places = [
  `Literal[value=${sentence}]${forDevelopers}`,
  `TemplateElement[value.raw=${sentence}]${forDevelopers}`,
  'SvelteText[value=/[\\p{L}]{2}/u]:not(SvelteStyleElement *, SvelteScriptElement *)',
  'SvelteAttribute[key.name=/^(title|alt|label|placeholder|aria-label|aria-description)$/] > SvelteLiteral[value=/[\\p{L}]{2}/u]',
]

const rule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { outside: 'A text for people belongs into src/shared/text/.' },
  },
  create: (context) =>
    Object.fromEntries(
      places.map((place) => [place, (node) => context.report({ node, messageId: 'outside' })]),
    ),
}

export const catalogueRules = [
  {
    files: ['src/**/*.ts', 'src/**/*.svelte'],
    ignores: [
      'src/**/*.test.ts',
      'src/**/*.test-support.ts',
      'src/**/testing/**',
      'src/cli/**',
      'src/shared/text/**',
    ],
    plugins: { pressmark: { rules: { 'text-in-catalogue': rule } } },
    rules: { 'pressmark/text-in-catalogue': 'error' },
  },
]
