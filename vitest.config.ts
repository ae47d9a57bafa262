import { configDefaults, defineConfig } from 'vitest/config';
import { inCi, LONG, settings } from './vitest.shared.ts';

/** The quick suite, `npm test`; the rest runs by `npm run test:long`. In CI it measures coverage, with floors. */
export default defineConfig({
  test: {
    ...settings('tests'),
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...LONG],
    coverage: {
      enabled: inCi,
      provider: 'v8',
      include: ['src/**', 'commands/**'],
      // Run as processes of their own by the tests, where coverage does not reach.
      exclude: [
        'src/main.ts',
        'src/cli/**',
        'src/lifecycle/compile-process.ts',
        'src/engine/compile-thread.ts',
      ],
      reporter: ['text-summary', 'json-summary'],
      thresholds: { statements: 92, branches: 85, functions: 90, lines: 93 },
    },
  },
});
