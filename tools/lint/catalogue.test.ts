import { ESLint } from 'eslint'
import { resolve } from 'node:path'
import svelte from 'eslint-plugin-svelte'
import tseslint from 'typescript-eslint'
import { describe, expect, it } from 'vitest'
// @ts-expect-error -- plain JavaScript, for eslint.config.js
import { catalogueRules } from './catalogue.js'

const eslint = new ESLint({
  cwd: resolve(import.meta.dirname, '../..'),
  overrideConfigFile: true,
  overrideConfig: [
    ...(svelte.configs.base as never[]),
    { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } },
    ...(catalogueRules as never[]),
  ],
})

async function complaints(file: string, code: string): Promise<number> {
  const [result] = await eslint.lintText(code, { filePath: file })
  return result?.messages.length ?? 0
}

describe('a text for people outside the catalogues', () => {
  it.each([
    ['src/renderer/src/x.svelte', '<p>No articles</p>'],
    ['src/renderer/src/x.svelte', '<p>沒有文章</p>'],
    ['src/renderer/src/x.svelte', '<button aria-label="Close it"></button>'],
    ['src/renderer/src/x.svelte', '<input placeholder="Search" />'],
    ['src/main/x.ts', `fail('not-found', 'It is not there.')`],
    ['src/archive/x.ts', 'const sentence = `There is no folder ${path}.`'],
  ])('%s: %s', async (file, code) => {
    expect(await complaints(file, code)).toBe(1)
  })

  it.each([
    ['src/renderer/src/x.svelte', '<p>{text.empty} · {count}</p>'],
    ['src/renderer/src/x.svelte', '<button class="primary close" aria-label={text.close}>×</button>'],
    ['src/main/x.ts', `throw new TypeError('Not a frame of ours')`],
    ['src/main/x.ts', `console.error('The writer ended')`],
    ['src/main/x.ts', `const name = 'Content-Type'; const sql = 'SELECT id FROM article'`],
    ['src/cli/x.ts', `print('There is nothing here.')`],
    ['src/shared/text/en.ts', `export const en = { gone: 'It is gone.' }`],
  ])('is none: %s: %s', async (file, code) => {
    expect(await complaints(file, code)).toBe(0)
  })
})
