import { defineConfig } from 'vitest/config';
import { LONG, settings } from './vitest.shared.ts';

/** The suites that take longer. */
export default defineConfig({ test: { ...settings('tests-long'), include: LONG } });
