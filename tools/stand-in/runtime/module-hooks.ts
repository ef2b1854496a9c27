/** Makes `electron` importable and requirable, also for what a debugger evaluates. */
import { join } from 'node:path'
import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'

const name = /^electron(\/(main|common|utility))?$/
const moduleUrl = 'stand-in:electron'
/** `electron.cjs` beside us exports what is kept here. */
const key = Symbol.for('stand-in.electron')

export function provideElectron(electron: object): void {
  Object.assign(globalThis, { [key]: electron })
  const required = pathToFileURL(join(import.meta.dirname, 'electron.cjs')).href
  const exported = Object.keys(electron).map((member) => `export const ${member} = electron.${member}`)
  const source = [
    `const electron = globalThis[Symbol.for('stand-in.electron')]`,
    'export default electron',
    ...exported,
  ]
  registerHooks({
    resolve(specifier, context, next) {
      // Electron's own file system, without its view into archives.
      if (specifier === 'original-fs') return next('node:fs', context)
      if (!name.test(specifier)) return next(specifier, context)
      if (context.conditions.includes('require'))
        return { url: required, format: 'commonjs', shortCircuit: true }
      return { url: moduleUrl, format: 'module', shortCircuit: true }
    },
    load(url, context, next) {
      if (url !== moduleUrl) return next(url, context)
      return { format: 'module', source: source.join('\n'), shortCircuit: true }
    },
  })
}
