import { describe, expect, it } from 'vitest';
import { isInAnotherScript } from '../../src/text/script.ts';

describe('another script', () => {
  it.each([
    ['من هو بوهلر؟', 'en'],
    ['מתי נפגשו?', 'en'],
    ['кто ведёт переговоры Doha', 'en'],
    ['谁在谈判', 'en'],
    ['who leads the talks', 'ar'],
  ])('is seen in %s, for %s', (text, code) => expect(isInAnotherScript(text, code)).toBe(true));

  it.each([
    ['who leads the talks?', 'en'],
    ['qui négocie à Doha', 'en'],
    ['what does حماس say about the talks', 'en'],
    ['', 'en'],
    ['?! 12', 'en'],
    ['من هو بوهلر؟', 'ar'],
    ['谁在谈判', 'tlh'],
  ])('is not seen in %s, for %s', (text, code) => expect(isInAnotherScript(text, code)).toBe(false));
});
