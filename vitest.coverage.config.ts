import { defineConfig } from 'vitest/config';
import { settings } from './vitest.shared.ts';

/** Every suite in one run, with coverage and its floors. */
export default defineConfig({
  test: {
    ...settings,
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    coverage: {
      provider: 'v8',
      include: ['src/**', 'commands/**'],
      // Run as processes of their own by the tests, where coverage does not reach.
      exclude: ['src/main.ts', 'src/cli/**', 'src/lifecycle/compile-process.ts'],
      reporter: ['text-summary', 'json-summary'],
      thresholds: { statements: 92, branches: 85, functions: 90, lines: 93 },
    },
  },
});
