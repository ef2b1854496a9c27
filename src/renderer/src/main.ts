import { mount } from 'svelte'
import './styles/tokens.css'
import './styles/base.css'
import { on } from './api.ts'
import App from './App.svelte'
import { carryOut } from './commands.ts'
import { withholdComposedKeys } from './keys.ts'
import { start } from './stores/stores.ts'

/** Milliseconds that the first view waits for its rows: with them it is laid out and painted once. */
const patience = 250

const rest = new Promise((done) => setTimeout(done, patience))
await Promise.race([start(), rest])
withholdComposedKeys(window)
mount(App, { target: document.body })
on('command', ({ name }) => carryOut(name))
