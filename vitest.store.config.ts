/** The suites of the store and of what rests on it: no knowledge is opened, no platform is started. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    setupFiles: ['test/seeded.ts'],
    include: ['test/store/**/*.test.ts', 'test/persistence/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
