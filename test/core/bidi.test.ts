import { describe, expect, it } from 'vitest';
import { runsRightToLeft, withIsolates } from '../../src/core/bidi.ts';

/** Isolates as signs that can be seen. */
const shown = (text: string): string =>
  withIsolates(text).replaceAll('\u2068', '⟨').replaceAll('\u2069', '⟩');

describe('text that runs from right to left', () => {
  it.each([
    ['قاد Adam Boehler المفاوضات.', 'قاد ⟨Adam Boehler⟩ المفاوضات.'],
    ['- Adam Boehler هو المبعوث', '- ⟨Adam Boehler⟩ هو المبعوث'],
    [
      'وفقًا لمصادر · “The US-Hamas Secret Talks” · مقال',
      'وفقًا لمصادر · ⟨“The US-Hamas Secret Talks”⟩ · مقال',
    ],
    ['המאמר נקרא “What’s at Stake?”.', 'המאמר נקרא ⟨“What’s at Stake?”⟩.'],
    ['השתמשו ב-/explain talks.', 'השתמשו ב-⟨/explain talks⟩.'],
    ['“מה אמר witkoff”', '“מה אמר ⟨witkoff⟩”'],
    ['**Mode: mentions**\nسطر', '**Mode: mentions**\nسطر'],
  ])('has its Latin names isolated: %s', (text, laidOut) => {
    expect(shown(text)).toBe(laidOut);
  });

  it('is left alone where nothing runs from right to left, and where it is laid out already', () => {
    for (const text of ['', 'Adam Boehler', 'Who leads the talks?']) expect(withIsolates(text)).toBe(text);
    const once = withIsolates('قاد Adam Boehler المفاوضات');
    expect(withIsolates(once)).toBe(once);
  });

  it('is of languages that are written so', () => {
    expect(['ar', 'he', 'fa'].every(runsRightToLeft)).toBe(true);
    expect(['en', 'fr', 'ja'].some(runsRightToLeft)).toBe(false);
  });
});
