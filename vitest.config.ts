import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // For the runes of the stores.
  plugins: [svelte()],
  test: {
    include: ['src/**/*.test.ts', 'tools/**/*.test.ts', 'bench/**/*.test.ts'],
    // Tests that kill processes or start windows share two cores with the others.
    testTimeout: 30_000,
    // V8's write protection of code by memory keys (x64 with PKU) now and then ends a process whose threads end while
    // code is made ("Check failed: jit_page.has_value()"); many tests start and end threads by the dozen.
    execArgv: process.platform === 'linux' && process.arch === 'x64' ? ['--no-memory-protection-keys'] : [],
    hookTimeout: 60_000,
    // One for all files of a run: src/shared/proof.test-support.ts.
    env: { PRESSMARK_SEED: process.env.PRESSMARK_SEED ?? String(Date.now() % 1_000_000) },
  },
})
