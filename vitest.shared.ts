/** What all test suites have in common. */
import { availableParallelism } from 'node:os';
import type { ViteUserConfig } from 'vitest/config';

export const inCi = Boolean(process.env['CI']);

/** Started processes, crashes, and what trains or reads the whole story again and again: `npm run test:long`. */
export const LONG = [
  'test/e2e/**/*.test.ts',
  'test/knowledge/reload.test.ts',
  'test/tools/desk/pages.test.ts',
  'test/tools/desk/access.test.ts',
  'test/tools/desk/story-coverage.test.ts',
  'test/engine/coverage.test.ts',
  'test/tools/review/accept.test.ts',
  'test/tools/review/review-service.test.ts',
  'test/security/knowledge.test.ts',
  'test/security/patterns.test.ts',
  'test/store/faults.test.ts',
  'test/knowledge/shipped-threads.test.ts',
  'test/cli/**/*.test.ts',
  'test/tools/programs.test.ts',
  'test/engine/compiled.test.ts',
  'test/engine/compile.test.ts',
  'test/engine/check-translation.test.ts',
];

/** @param results Where a machine reads the results, in CI. */
export const settings = (results: string): ViteUserConfig['test'] => ({
  globalSetup: ['test/global-setup.ts'],
  setupFiles: ['test/seeded.ts'],
  // Many tests wait for sockets and clocks, some forty seconds in all: meanwhile another worker has the core.
  maxWorkers: availableParallelism() + 1,
  // Libraries and knowledge are loaded once a worker, not once a file: half of the time went there.
  isolate: false,
  testTimeout: 60_000,
  hookTimeout: 60_000,
  env: { NO_COLOR: '1', LOG_LEVEL: 'silent' },
  reporters: inCi ? ['default', ['json', { outputFile: `coverage/${results}.json` }]] : ['default'],
});
