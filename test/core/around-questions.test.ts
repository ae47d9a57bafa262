/** What people say around a question, and loaded words in it, change nothing of what it asks. */
import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answerer.ts';
import { askingParts } from '../../src/dialogue/parts.ts';
import { talkWith } from '../dialogue/talk.ts';
import { shippedEngine } from '../stories/shipped.ts';

const engine = await shippedEngine();
const answerer = createAnswerer(engine);
const say = (...turns: string[]) => talkWith(answerer, turns);

describe('a question behind other words', () => {
  it.each([
    'yes or no, did congress sign off on this',
    'just back from work, are the hostages free yet or not',
    'Give me the reasons so I can list them',
  ])('is no claim: %s', (asked) => {
    expect(say(asked).body).not.toContain('without finding that');
  });

  it('but a claim is one still', () => {
    expect(say('Congress signed off on this, right?').body).toContain('does not mention Congress');
  });
});

describe('cries, thanks and quoted words', () => {
  it.each([
    ['“Fragile”. What a word. Who is breaking it?', ['Who is breaking it?']],
    ['"Rejects"? How brave! What did they do?', ['What did they do?']],
    ['What nonsense. How many came?', ['How many came?']],
    ['That is an answer. Who then is the source?', ['Who is the source?']],
    ['What a deal is worth?', ['What a deal is worth?']],
  ])('are no part: %s', (text, parts) => {
    expect(askingParts(text, engine.knowledge.language.parts, 'the talks')).toEqual(parts);
  });
});

describe('a loaded word in a plain question', () => {
  it.each(['whose stupid idea was it to talk to hamas', 'whose dumb idea was that'])(
    'declines nothing: %s',
    (asked) => {
      expect(say('who is negotiating', asked).body).toContain('does not say who proposed');
    },
  );

  it('does where a judgement is wanted', () => {
    expect(say('who is the worst liar here').reason).toBe('opinion');
  });
});

describe('what is missing', () => {
  it('is not said of somebody whom nobody named', () => {
    expect(say('is boehler a soldier').body).not.toContain('Edan');
    expect(say('does it say anything about the family').body).not.toContain('Bibas');
    expect(say('does it mention the Bibas family').body).toContain('Bibas');
  });
});

describe('they', () => {
  it('are whoever was asked about last', () => {
    expect(say('what did hamas say', 'what do they want').body).toContain('what Hamas demands');
    expect(say('what do they want', 'I mean HAMAS not us').body).toContain('Hamas');
  });
});
