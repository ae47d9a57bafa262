import { describe, expect, it } from 'vitest';
import { localeOf } from '../../src/config/locale.ts';

describe('the language of whoever sits at a terminal', () => {
  it.each([
    [{ LANG: 'fr_FR.UTF-8' }, 'fr_FR'],
    [{ LANG: 'de_AT@euro' }, 'de_AT'],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'ar_EG.UTF-8' }, 'ar_EG'],
    [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'he_IL' }, 'he_IL'],
    [{ LANG: 'C.UTF-8' }, null],
    [{ LANG: 'POSIX' }, null],
    [{ LANG: '', LC_ALL: '' }, null],
    [{}, null],
  ])('is what the environment says: %j', (environment, locale) => {
    expect(localeOf(environment)).toBe(locale);
  });
});
