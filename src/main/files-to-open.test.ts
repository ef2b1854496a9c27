import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { FilesToOpen } from './files-to-open.ts'

/** An app that asks for a file, and whether it was told that somebody sees to it. */
function madeApp() {
  const app = new EventEmitter<{ 'open-file': [{ preventDefault: () => void }, string] }>()
  let taken = 0
  return {
    app,
    ask: (path: string) => app.emit('open-file', { preventDefault: () => taken++ }, path),
    taken: () => taken,
  }
}

it('files that the system names before there is anybody to open them wait, after those of the command line', () => {
  const { app, ask, taken } = madeApp()
  const files = new FilesToOpen(app, ['/given'])
  ask('/one')
  ask('/two')
  const opened: string[][] = []
  files.giveTo((paths) => opened.push(paths))
  expect(opened).toEqual([['/given', '/one', '/two']])
  expect(taken()).toBe(2)
})

it('files that the system names later are opened at once, and none twice', () => {
  const { app, ask, taken } = madeApp()
  const files = new FilesToOpen(app, [])
  const opened: string[][] = []
  files.giveTo((paths) => opened.push(paths))
  expect(opened).toEqual([])
  ask('/one')
  ask('/two')
  expect(opened).toEqual([['/one'], ['/two']])
  expect(taken()).toBe(2)
})

it('a file that comes while those before it are handed over is not lost', () => {
  const { app, ask } = madeApp()
  const files = new FilesToOpen(app, ['/given'])
  const opened: string[][] = []
  files.giveTo((paths) => {
    opened.push(paths)
    if (opened.length === 1) ask('/meanwhile')
  })
  expect(opened).toEqual([['/given'], ['/meanwhile']])
})
