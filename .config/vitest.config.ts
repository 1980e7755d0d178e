import { defineConfig } from 'vitest/config'
import vue from '@vitejs/plugin-vue'

/** One run for all tests. The alias keeps one copy of graphql: without it type-graphql and the tests load two. */
export default defineConfig({
  plugins: [vue()],
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['server/**/*.test.ts', 'client/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    reporters: ['default', './.config/countReporter.ts'],
    maxWorkers: 2,
  },
})
