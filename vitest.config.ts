import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // For the runes of the stores.
  plugins: [svelte()],
  test: {
    include: ['src/**/*.test.ts', 'tools/**/*.test.ts', 'bench/**/*.test.ts'],
    // Tests that kill processes or start windows share two cores with the others.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
