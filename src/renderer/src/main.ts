import { mount } from 'svelte'
import './styles/tokens.css'
import './styles/base.css'
import { on } from './api.ts'
import App from './App.svelte'
import { carryOut } from './commands.ts'
import { start } from './stores/stores.ts'

mount(App, { target: document.body })
start()
on('command', ({ name }) => carryOut(name))
