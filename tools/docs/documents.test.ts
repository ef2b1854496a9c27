import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { callNames, commandNames, eventNames } from '../../src/shared/calls.ts'
// @ts-expect-error -- plain JavaScript, for eslint.config.js
import { mayImport as rules } from '../lint/rooms.js'
import { documents } from './documents.ts'

const mayImport = rules as Record<string, string[]>
const inProject = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const read = (path: string): string => readFileSync(inProject(path), 'utf8')

test('what is generated is up to date: npm run docs', async () => {
  for (const { path, text } of await documents()) expect(readFileSync(path, 'utf8'), path).toBe(text)
})

describe('ARCHITECTURE.md', () => {
  const page = read('ARCHITECTURE.md')
  const rows = new Map(
    [...page.matchAll(/^\| `(\w+)` *\| .*? \| ([^|]*?) *\|$/gm)].map(([, room = '', doors = '']) => [
      room,
      [...doors.matchAll(/`(\w+)`/g)].map(([, name]) => name),
    ]),
  )

  test('has every room of src/, with its doors', () => {
    const rooms = readdirSync(inProject('src'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    )
    expect([...rows.keys()].sort()).toEqual(rooms.map(({ name }) => name).sort())
    expect(Object.fromEntries(rows)).toEqual(mayImport)
  })

  test('has every entry of the contract', () => {
    const named = new Set([...page.matchAll(/`(\w+)`/g)].map(([, name]) => name))
    expect([...callNames, ...eventNames, ...commandNames].filter((name) => !named.has(name))).toEqual([])
  })

  test('shows its picture', () => {
    expect(page).toContain('docs/pictures/architecture.svg')
    expect(read('docs/pictures/architecture.svg')).toContain('library.pressmark')
  })
})

test('no document links to a file that is not there', () => {
  const pages = [
    'README.md',
    'ARCHITECTURE.md',
    'CONTRIBUTING.md',
    ...readdirSync(inProject('docs'))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name}`),
  ]
  const dead = pages.flatMap((page) =>
    [
      ...read(page)
        .replace(/```[\s\S]*?```|`[^`]*`/g, '')
        .matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g),
    ]
      .map(([, target = '']) => new URL(target, `file:///${page}`).pathname.slice(1))
      .filter((target) => !existsSync(inProject(decodeURI(target))))
      .map((target) => `${page}: ${target}`),
  )
  expect(dead).toEqual([])
})
