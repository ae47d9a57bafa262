/** What the bot does about messages, with the shipped story as it is and the calibration that is kept with it. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { shippedEngine } from '../stories/shipped.ts';

let shipped: Engine;
beforeAll(async () => {
  shipped = await shippedEngine();
});

const direct = (text: string) => shipped.decide.direct(shipped.match(text, null));
const ambient = (text: string) => shipped.decide.ambient(shipped.match(text, null));

describe('what to do about a message to the bot', () => {
  it.each([
    'Where do the talks take place?',
    'who leads the talks for the US',
    'why does Israel oppose the talks',
    'how many American hostages have been declared dead',
  ])('answers what the article says: %s', (text) => {
    expect(direct(text)).toMatchObject({ kind: 'answer' });
  });

  it.each([
    ['how old is edan alexander', 'not-in-article'],
    ['what is the phone number of the hamas negotiator', 'not-in-article'],
    ['should the US negotiate with terrorists, in your opinion?', 'opinion'],
    ['do you think the talks are a good idea', 'opinion'],
    ['has edan alexander been freed since', 'after-article'],
    ['what is the news on the talks today', 'after-article'],
    ['what is the best recipe for banana bread', 'off-topic'],
    ['can you fix my printer driver', 'off-topic'],
    ['who won the world cup in 2018', 'off-topic'],
  ] as const)('refuses: %s (%s)', (text, reason) => {
    expect(direct(text)).toMatchObject({ kind: 'no-answer', reason });
  });

  it('names the gap of what people often ask and the article does not say', () => {
    const decision = direct('how old is edan alexander');
    expect(decision).toMatchObject({ kind: 'no-answer', gap: { reason: 'not-in-article' } });
  });

  it.each([
    ['hi there', 'greeting'],
    ['thank you so much', 'thanks'],
    ['are you a bot', 'bot'],
    ['bye', 'farewell'],
    ['you are useless', 'insult'],
  ])('knows small talk: %s', (text, talk) => {
    expect(direct(text)).toMatchObject({ kind: 'small-talk', talk });
  });

  it('knows its own phrasings word for word: entries, gaps and small talk', () => {
    for (const { id, phrasings } of [...shipped.knowledge.entries.values()].slice(0, 20))
      expect(direct(phrasings[0]!)).toMatchObject({ kind: 'answer', entry: { id } });
    for (const { id, reason, phrasings } of [...shipped.knowledge.gaps.values()].slice(0, 20))
      expect(direct(phrasings[0]!)).toMatchObject({ kind: 'no-answer', reason, gap: { id } });
    for (const { id, phrasings } of shipped.knowledge.smallTalk) {
      expect(direct(phrasings[0]!)).toMatchObject({ kind: 'small-talk', talk: id });
      for (const phrasing of phrasings) expect(direct(phrasing).kind, phrasing).not.toBe('no-answer');
    }
  });
});

describe('what to do about a message to nobody', () => {
  it.each([
    'does anyone know where the US-Hamas talks take place?',
    'who is leading the US talks with Hamas?',
  ])('answers a clear question: %s', (text) => {
    expect(ambient(text)).toMatchObject({ kind: 'answer' });
  });

  it.each([
    'lunch at twelve?',
    'did you push the fix yet',
    'hi all',
    'thanks!',
    'I think the talks are a disgrace',
    'what is the capital of France?',
    'how old is edan alexander',
    'my aunt sent me that article about hostages, so sad',
    '😂😂😂',
    '',
  ])('keeps quiet: %s', (text) => {
    expect(ambient(text)).toMatchObject({ kind: 'silence' });
  });
});
