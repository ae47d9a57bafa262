/** Words between commas behind the word that asks. */
import { describe, expect, it } from 'vitest';
import { withoutParentheses } from '../../src/dialogue/parenthesis.ts';
import { languageOf } from '../text/languages.ts';

const { parts: english } = languageOf('en');
const { parts: german } = languageOf('de');

describe('what stands between commas behind the word that asks', () => {
  it.each([
    ['When, precisely, does it open?', 'When does it open precisely?'],
    ['Who, according to the notice, pays for it?', 'Who pays for it according to the notice?'],
    ['Thanks. Where, roughly, is it?', 'Thanks. Where is it roughly?'],
  ])('belongs behind the question: %s', (message, read) => {
    expect(withoutParentheses(message, english)).toBe(read);
  });

  it('does so in other languages', () => {
    expect(withoutParentheses('Wann, genau, begann es?', german)).toBe('Wann begann es genau?');
  });

  it.each([
    'who, when and where?',
    'when exactly, and where, did they meet?',
    'the mayor, the plan, who pays?',
    'who, as far as anybody in the whole town knows, pays?',
    'who paid, the town, or they?',
  ])('stays where it is a question, a list or a clause of its own: %s', (message) => {
    expect(withoutParentheses(message, english)).toBe(message);
  });
});
