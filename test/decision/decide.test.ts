import { beforeAll, describe, expect, it } from 'vitest';
import type { Calibration } from '../../src/decision/decide.ts';
import { decideAmbient, decideDirect, distinctEntries } from '../../src/decision/decide.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { openEngine } from '../../src/engine/open.ts';

let shipped: Engine;
beforeAll(async () => {
  shipped = await openEngine('knowledge');
});

const direct = (text: string, calibration: Calibration = shipped.calibration) =>
  decideDirect(shipped.matcher.match(text), shipped.matcher, shipped.knowledge, calibration);
const ambient = (text: string) => decideAmbient(shipped.matcher.match(text), shipped.calibration);

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

  it('offers the nearest questions where an answer would be a guess', () => {
    const { answer, offer, ...rest } = shipped.calibration;
    const cautious = {
      ...rest,
      answer: { ...answer, confidence: 1.01 },
      offer: { confidence: 0, onSubject: 0 },
    };
    const decision = direct('where are the two sides meeting', cautious);
    expect(decision.kind).toBe('suggestions');
    const entries = decision.kind === 'suggestions' ? decision.entries : [];
    expect(entries.length).toBeGreaterThan(1);
    expect(entries.length).toBeLessThanOrEqual(3);
    const never = { ...cautious, offer: { confidence: 1.01, onSubject: 1.01 } };
    expect(direct('where are the two sides meeting', never).kind).toBe('no-answer');
  });

  it('has nothing to say to a message without words', () => {
    expect(direct('🤔')).toEqual({
      kind: 'no-answer',
      reason: 'off-topic',
      gap: null,
      nearest: [],
      confidence: 1,
    });
  });

  it('is never surer than certain, nor less than not at all', () => {
    for (const text of ['hi', '', 'where?', 'talks', 'how old is he', 'banana', 'x'.repeat(5000)]) {
      for (const { confidence } of [direct(text), ambient(text)]) {
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }
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

describe('entries that are offered side by side', () => {
  it('each add a fact, and are as many as wanted at most', () => {
    const match = shipped.matcher.match('tell me about the hostages and israel');
    for (const most of [1, 2, 3, 5]) {
      const entries = distinctEntries(match, most);
      expect(entries.length).toBeLessThanOrEqual(most);
      const stated = new Set<string>();
      for (const { facts } of entries) {
        expect(facts.some((fact) => !stated.has(fact))).toBe(true);
        for (const fact of facts) stated.add(fact);
      }
    }
  });
});
