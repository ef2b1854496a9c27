import { mount } from 'svelte'
import './styles/tokens.css'
import './styles/base.css'
import { on } from './api.ts'
import App from './App.svelte'
import { carryOut } from './commands.ts'
import { withholdComposedKeys } from './keys.ts'
import { start } from './stores/stores.ts'

// What is asked for is on its way while the first view is built.
start()
withholdComposedKeys(window)
mount(App, { target: document.body })
on('command', ({ name }) => carryOut(name))
