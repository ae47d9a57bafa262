import { configDefaults, defineConfig } from 'vitest/config';
import { LONG, settings } from './vitest.shared.ts';

/** The quick suite, `npm test`. The rest runs by `npm run test:long`, and all of it by `npm run coverage`. */
export default defineConfig({
  test: { ...settings, include: ['test/**/*.test.ts'], exclude: [...configDefaults.exclude, ...LONG] },
});
