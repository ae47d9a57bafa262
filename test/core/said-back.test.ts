/** A question of a message that nothing was found for, in its own words where these can be quoted. */
import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answerer.ts';
import { plainText } from '../../src/core/plain.ts';
import { sayBack } from '../../src/core/said-back.ts';
import { openEngine } from '../../src/engine/open.ts';
import { libraryEngine } from '../stories/library.ts';

const shipped = await openEngine('knowledge');
const library = libraryEngine();
const back = (question: string) => sayBack(shipped.analyzer.analyze(question), shipped.knowledge.language);

describe('a question that is said back', () => {
  it.each([
    ['what does he drink for breakfast', 'what does he drink for breakfast'],
    ['and what does he “drink” for breakfast?', 'what does he drink for breakfast?'],
    ['How is the food in Doha ?!', 'How is the food in Doha?'],
    ['what does he drnk for breakfast?', 'what does he drnk for breakfast?'],
    ['breakfast, what does he drink?', 'what does he drink?'],
    ['who pays?', 'who pays?'],
    [
      'what does he like to drink for breakfast when he is in the city for some days?',
      'what does he like to drink for breakfast when he is in the…',
    ],
  ])(
    'stands as it was typed, from the word that asks on, a long one with its beginning: %s',
    (question, said) => {
      expect(back(question)).toBe(said);
    },
  );

  it.each([
    ['with a word that nobody knows', 'what does he zorgle for breakfast?'],
    ['with words that judge', 'why is he so evil to everybody?'],
    ['with a call', 'what does <@U123> drink for breakfast?'],
    ['with mark-up', 'what does *he* drink for breakfast?'],
    ['with an address', 'what is on https://example.org today?'],
    ['with two lines', 'what does he drink\nfor breakfast?'],
    ['in capitals alone', 'WHAT DOES HE DRINK FOR BREAKFAST?'],
    ['without a word that asks', 'his breakfast in the city?'],
    ['with hardly a word', 'who?'],
  ])('is none %s', (_how, question) => {
    expect(back(question)).toBeNull();
  });

  it('names what was looked for in vain beside what was found', () => {
    const asked = 'Who negotiates with Hamas and what does he drink for breakfast?';
    expect(plainText(createAnswerer(shipped).ask(asked))).toContain(
      'without finding an answer to “what does he drink for breakfast?”',
    );
    const other = createAnswerer(library).ask('When does the library close, and who paints the doors?');
    expect(plainText(other)).toContain('“who paints the doors?”');
  });

  it('is told by its place where it cannot be quoted', () => {
    const reply = createAnswerer(shipped).ask(
      'Who negotiates with Hamas and what does he zorgle for breakfast?',
    );
    expect(plainText(reply)).toContain('the last part of your message');
  });
});
