import { mount } from 'svelte'
import './styles/tokens.css'
import './styles/base.css'
import App from './App.svelte'
import { start } from './stores/stores.ts'

mount(App, { target: document.body })
start()
