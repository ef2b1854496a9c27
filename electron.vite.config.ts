import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'electron-vite'
import { resolve } from 'node:path'

const from = (path: string): string => resolve(import.meta.dirname, path)

export default defineConfig({
  // Everything but the native module is bundled, so that the package needs no node_modules beside it.
  main: {
    build: {
      externalizeDeps: { include: ['better-sqlite3'] },
      minify: true,
      rolldownOptions: { input: { index: from('src/main/index.ts') } },
    },
  },
  preload: {
    build: {
      // A sandboxed preload can only be one CommonJS script.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: from('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: from('src/renderer'),
    build: {
      rolldownOptions: {
        input: from('src/renderer/index.html'),
        // What the first view shares with those loaded later stays in one script: fewer requests before the first list.
        output: { codeSplitting: { groups: [{ name: 'shell', test: /\/renderer\/src\/App\.svelte$/ }] } },
      },
      modulePreload: { polyfill: false },
      minify: true,
      cssCodeSplit: false,
    },
    plugins: [
      svelte(),
      {
        // Hot reloading needs a socket and inline scripts; the build keeps the policy.
        name: 'no-policy-while-developing',
        apply: 'serve',
        transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
      },
    ],
  },
})
