/** `npm start [-- ARGUMENTS]`: builds the app and opens its window. */
import { buildApp, openApp } from './app.ts'
import { chooseRuntime } from './runtime.ts'

const runtime = await chooseRuntime()
console.log(`Runtime: ${runtime.reason}`)
buildApp()
process.exitCode = await openApp(runtime, process.argv.slice(2))
