/** `npm run test:full`: kills, cuts, full disks and fuzzing in their full number (docs/durability.md). */
import { defineConfig, mergeConfig } from 'vitest/config'
import normal from './vitest.config.ts'

export default mergeConfig(
  { ...normal, test: { ...normal.test, include: [] } },
  defineConfig({
    test: {
      // All that ask src/shared/proof.test-support.ts how often.
      include: [
        'src/importer/{kill,undo-kill,rebuild-kill,cut,disk,search-exact}.test.ts',
        'src/importer/containers/*.test.ts',
        'src/archive/kill.test.ts',
        'src/parser/**/*.test.ts',
      ],
      env: { PRESSMARK_FULL: '1' },
      testTimeout: 1_200_000,
      // A kill should come when it was meant to, not when the other files' work lets it.
      fileParallelism: false,
    },
  }),
)
