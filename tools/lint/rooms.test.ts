import { ESLint } from 'eslint'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
// @ts-expect-error -- plain JavaScript, for eslint.config.js
import { roomRules } from './rooms.js'
import tseslint from 'typescript-eslint'

const eslint = new ESLint({
  cwd: resolve(import.meta.dirname, '../..'),
  overrideConfigFile: true,
  overrideConfig: [
    { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } },
    ...(roomRules as never[]).filter((rule: { rules: object }) => !('svelte/no-at-html-tags' in rule.rules)),
  ],
})

async function complaints(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: file })
  return (result?.messages ?? []).map((message) => message.message)
}

describe('the doors between the rooms', () => {
  it.each([
    ['src/shared/x.ts', `import '../parser/parser.ts'`],
    ['src/shared/x.ts', `import 'node:fs'`],
    ['src/parser/x.ts', `import '../archive/archive.ts'`],
    ['src/parser/x.ts', `import { readFile } from 'node:fs/promises'`],
    ['src/parser/formats/x.ts', `import '../../importer/importer.ts'`],
    ['src/parser/x.ts', `import 'electron'`],
    ['src/archive/x.ts', `import '../parser/parser.ts'`],
    ['src/importer/x.ts', `import Sqlite from 'better-sqlite3'`],
    ['src/importer/x.ts', `import '../archive/connection.ts'`],
    ['src/importer/x.ts', `import 'electron'`],
    ['src/importer/x.ts', `import '../exporter/exporter.ts'`],
    ['src/exporter/x.ts', `import '../parser/parser.ts'`],
    ['src/exporter/x.ts', `import '../importer/importer.ts'`],
    ['src/exporter/x.ts', `import '../archive/originals.ts'`],
    ['src/exporter/x.ts', `import Sqlite from 'better-sqlite3'`],
    ['src/exporter/x.ts', `import 'electron'`],
    ['src/archive/x.ts', `import '../exporter/exporter.ts'`],
    ['src/main/x.ts', `import '../exporter/manifest.ts'`],
    ['src/cli/x.ts', `import '../exporter/manifest.ts'`],
    ['src/renderer/src/x.ts', `import '../../exporter/file-names.ts'`],
    ['src/preload/x.ts', `import '../main/scheme.ts'`],
    ['src/renderer/src/x.ts', `import '../../main/scheme.ts'`],
    ['src/renderer/src/x.ts', `import '../../preload/index.ts'`],
    ['src/renderer/src/x.ts', `import 'electron'`],
    ['src/renderer/src/x.ts', `import 'node:path'`],
    ['src/renderer/src/x.ts', `export const api = window.pressmark`],
    ['src/main/x.ts', `import Sqlite from 'better-sqlite3'`],
    ['src/main/x.ts', `import { ipcMain } from 'electron'; ipcMain.handle('x', () => {})`],
    ['src/cli/x.ts', `import '../main/command-line.ts'`],
    ['src/cli/x.ts', `import 'electron'`],
    ['src/cli/x.ts', `await import('../main/command-line.ts')`],
    ['src/cli/x.ts', `await import('../exporter/manifest.ts')`],
    ['src/parser/x.ts', `await import('node:fs')`],
  ])('%s may not say %s', async (file, code) => {
    expect(await complaints(file, code)).toHaveLength(1)
  })

  it.each([
    ['src/parser/x.ts', `import '../shared/article.ts'; import { parseHTML } from 'linkedom'`],
    ['src/archive/x.ts', `import Sqlite from 'better-sqlite3'; import './connection.ts'`],
    ['src/importer/x.ts', `import '../archive/archive.ts'; import '../parser/parser.ts'; import 'node:fs'`],
    ['src/exporter/x.ts', `import '../archive/archive.ts'; import '../shared/result.ts'; import 'node:fs'`],
    ['src/main/x.ts', `import '../exporter/exporter.ts'; import '../exporter/file-names.ts'`],
    ['src/main/x.ts', `import worker from '../importer/parse-worker?modulePath'; import 'electron'`],
    ['src/renderer/src/x.ts', `import '../../shared/list.ts'`],
    ['src/cli/x.ts', `import '../importer/importer.ts'; import '../exporter/exporter.ts'; import 'node:fs'`],
    ['src/cli/x.ts', `await import('../parser/parser.ts')`],
  ])('%s may say %s', async (file, code) => {
    expect(await complaints(file, code)).toEqual([])
  })
})
