import { describe, expect, it } from 'vitest'
import { argumentsFor, readCommandLine } from './command-line.ts'

describe('readCommandLine', () => {
  it.each([
    [['electron', '/app'], false, { library: null, paths: [] }],
    [['electron', '/app', 'a.txt', 'b'], false, { library: null, paths: ['a.txt', 'b'] }],
    [
      ['electron', '--inspect=0', '--remote-debugging-port=0', '/app', '--library', 'l.pressmark', 'a.txt'],
      false,
      { library: 'l.pressmark', paths: ['a.txt'] },
    ],
    [['pressmark', '--no-sandbox', 'a.txt', '--library=x'], true, { library: 'x', paths: ['a.txt'] }],
    [['pressmark', '--', '-odd.txt'], true, { library: null, paths: ['-odd.txt'] }],
    [['pressmark', '--library'], true, { library: null, paths: [] }],
  ])('%j, packaged: %j', (argv, isPackaged, expected) => {
    expect(readCommandLine(argv, isPackaged)).toEqual(expected)
  })
})

describe('argumentsFor', () => {
  it('keeps the switches of this start, and neither its library nor its files', () => {
    const argv = [
      'electron',
      '/app',
      '--user-data-dir=/p',
      'a.txt',
      '--library',
      'old',
      '--quiet',
      '--',
      '-b',
    ]
    expect(argumentsFor('new', argv, '/app')).toEqual([
      '/app',
      '--user-data-dir=/p',
      '--quiet',
      '--library',
      'new',
    ])
    expect(argumentsFor('new', ['pressmark', 'a.txt', '--library=old'], null)).toEqual(['--library', 'new'])
  })
})
