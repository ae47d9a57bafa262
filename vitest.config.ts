import { defineConfig } from 'vitest/config';

const inCi = Boolean(process.env['CI']);

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // A proxy in the environment would stand between the tests and their servers on loopback.
    env: { NO_COLOR: '1', LOG_LEVEL: 'silent' },
    reporters: inCi ? ['default', ['json', { outputFile: 'coverage/tests.json' }]] : ['default'],
    coverage: {
      provider: 'v8',
      include: ['src/**', 'commands/**'],
      // Started as processes of their own by test/e2e, where coverage does not reach.
      exclude: ['src/main.ts', 'src/cli/**'],
      reporter: ['text-summary', 'json-summary'],
    },
  },
});
