import { mount } from 'svelte'
import './styles/tokens.css'
import './styles/base.css'
import { on } from './api.ts'
import App from './App.svelte'
import { carryOut } from './commands.ts'
import { withholdComposedKeys } from './keys.ts'
import { isLanguage } from '../../shared/text/languages.ts'
import { speak } from '../../shared/text/text.ts'
import { start } from './stores/stores.ts'

/** Milliseconds that the first view waits for its rows: with them it is laid out and painted once. */
const patience = 250

// Before the wait: an entry of the menu that opened this window sends its command as soon as the page is loaded.
const mounted = Promise.withResolvers<void>()
on('command', ({ name }) => void mounted.promise.then(() => carryOut(name)))

const language = new URLSearchParams(location.search).get('language')
if (isLanguage(language)) {
  document.documentElement.lang = language
  await speak(language)
}

const rest = new Promise((done) => setTimeout(done, patience))
await Promise.race([start(), rest])
withholdComposedKeys(window)
mount(App, { target: document.body })
mounted.resolve()
