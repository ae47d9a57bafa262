/** What a word means, however it is asked. */
import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answerer.ts';
import { plainText } from '../../src/core/plain.ts';
import { talkWith } from '../dialogue/talk.ts';
import { libraryEngine } from '../stories/library.ts';
import { shippedEngine } from '../stories/shipped.ts';

const library = createAnswerer(libraryEngine());
const shipped = createAnswerer(await shippedEngine());

describe('the meaning of a word', () => {
  it.each([
    'treasurer?? whats that mean',
    "Please what is meaning 'treasurer'?",
    'treasurer? what is it meaning',
    'what it mean treasurer',
    "'treasurer' meaning please",
  ])('is not explained, and the statement has it: %s', (message) => {
    const reply = library.ask(message);
    expect(plainText(reply)).toContain('does not explain “treasurer” further');
    expect(reply.facts).toEqual(['cost']);
  });

  it('is general knowledge where there is any', () => {
    expect(plainText(shipped.ask('mediator?? what that word mean'))).toContain(
      'In general it means somebody',
    );
  });

  it('is not explained where the word stands in no statement', () => {
    const reply = shipped.ask("what's expedite mean");
    expect(reply.facts).toEqual([]);
    expect(plainText(reply)).toContain('does not explain “expedite”');
    expect(plainText(talkWith(shipped, ['who supports it', 'expedite?? what is it mean']))).toContain(
      'does not explain “expedite”',
    );
  });

  it('is no matter of what follows from something', () => {
    const reply = shipped.ask('Israel is against the talks. what does that mean?');
    expect(plainText(reply)).not.toContain('does not explain');
  });

  it.each([
    ['what does “Reported” mean?', '“Reported” under an answer means that the article tells it as news'],
    ['what do you mean by given as a possibility', 'as something that could or may be'],
    ['what does confirmed mean under your answers?', 'calls it confirmed by an official source'],
  ])('is that of the line under an answer, which says how firmly it is said: %s', (message, meaning) => {
    const reply = library.ask(message);
    expect(plainText(reply)).toContain(meaning);
    expect(reply).toMatchObject({ kind: 'small-talk', ofBot: true, facts: [] });
  });
});
