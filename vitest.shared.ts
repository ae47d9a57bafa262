/** What all test suites have in common. */
import type { ViteUserConfig } from 'vitest/config';

const inCi = Boolean(process.env['CI']);

/** Started processes, crashes, and whatever trains anew again and again: `npm run test:long`. */
export const LONG = [
  'test/e2e/**/*.test.ts',
  'test/knowledge/reload.test.ts',
  'test/tools/review/accept.test.ts',
  'test/tools/review/review-service.test.ts',
  'test/security/knowledge.test.ts',
  'test/store/faults.test.ts',
];

export const settings: ViteUserConfig['test'] = {
  globalSetup: ['test/global-setup.ts'],
  // Many tests wait for sockets and clocks: leaving a core free would only make everybody wait longer.
  maxWorkers: '100%',
  testTimeout: 20_000,
  hookTimeout: 30_000,
  env: { NO_COLOR: '1', LOG_LEVEL: 'silent' },
  reporters: inCi ? ['default', ['json', { outputFile: 'coverage/tests.json' }]] : ['default'],
};
