import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'e2e',
  // Each test has a library and a profile of its own; two windows at once are what two cores bear.
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  // A busy machine may be late once; the report then says so (flaky). What fails twice has failed.
  retries: 1,
  expect: { timeout: 10_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: [['list']],
  outputDir: 'test-results',
})
