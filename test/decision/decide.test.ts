import { describe, expect, it } from 'vitest';
import type { Calibration } from '../../src/decision/calibration.ts';
import { distinctEntries } from '../../src/decision/offers.ts';
import { withCalibration } from '../../src/engine/engine.ts';
import { libraryEngine } from '../stories/library.ts';

const { calibration, knowledge } = libraryEngine();

const match = (text: string) => libraryEngine().match(text, null);
const direct = (text: string, by: Calibration = calibration) =>
  withCalibration(libraryEngine(), by).decide.direct(match(text));
const ambient = (text: string, by: Calibration = calibration) =>
  withCalibration(libraryEngine(), by).decide.ambient(match(text));

describe('what to do about a message to the bot', () => {
  it.each([
    ['when is the library open on sundays', 'sunday'],
    ['who pays for the longer hours', 'cost'],
    ['until when is it open on thursday evening', 'evening'],
  ])('answers what the notice says: %s', (text, fact) => {
    const decision = direct(text);
    expect(decision.kind === 'answer' && decision.entry.facts).toContain(fact);
  });

  it.each([
    ['can I park my car at the library', 'not-in-article'],
    ['do you think the new hours are a good idea', 'opinion'],
    ['did they keep the hours in the end, how did it go', 'after-article'],
    ['what is the best recipe for banana bread', 'off-topic'],
  ] as const)('refuses: %s (%s)', (text, reason) => {
    expect(direct(text)).toMatchObject({ kind: 'no-answer', reason });
  });

  it('names the gap of what people often ask and the notice does not say', () => {
    expect(direct('is there any parking by the library')).toMatchObject({
      kind: 'no-answer',
      gap: { id: 'parking' },
    });
  });

  it('knows its own phrasings word for word: entries, gaps and small talk', () => {
    for (const { id, phrasings } of knowledge.entries.values())
      for (const phrasing of phrasings)
        expect(direct(phrasing)).toMatchObject({ kind: 'answer', entry: { id } });
    for (const { id, reason, phrasings } of knowledge.gaps.values())
      for (const phrasing of phrasings)
        expect(direct(phrasing)).toMatchObject({ kind: 'no-answer', reason, gap: { id } });
    for (const { id, phrasings } of knowledge.smallTalk)
      for (const phrasing of phrasings)
        expect(direct(phrasing)).toMatchObject({ kind: 'small-talk', talk: id });
  });

  const cautious: Calibration = {
    ...calibration,
    answer: { confidence: 1.01, onSubject: 0 },
    offer: { confidence: 0, onSubject: 0 },
  };

  it('offers nothing that comes no closer to what the notice likely lacks', () => {
    const read = match('when is the library open on sundays then');
    const { decide } = withCalibration(libraryEngine(), {
      ...cautious,
      folder: { ...calibration.folder!, bias: -20 },
    });
    const lacking = (share: number) =>
      decide.direct({ ...read, others: { ...read.others, 'not-in-article': share } }).kind;
    expect(lacking(0.6)).toBe('no-answer');
    expect(lacking(0.1)).toBe('suggestions');
  });

  it('offers the nearest questions where an answer would be a guess, at most three', () => {
    const decision = direct('when is the library open on sundays then', cautious);
    expect(decision.kind).toBe('suggestions');
    const entries = decision.kind === 'suggestions' ? decision.entries : [];
    expect(entries.length).toBeGreaterThan(1);
    expect(entries.length).toBeLessThanOrEqual(3);
  });

  it('tells the whole in place of an offer where a sign of it stands in the message', () => {
    const asked = 'what is going on with the whole situation of the library on sundays';
    expect(direct(asked).kind).toBe('answer');
    expect(direct(asked, cautious)).toMatchObject({ kind: 'whole', act: 'brief' });
  });

  it('refuses where even an offer would be a guess', () => {
    const never = { ...cautious, offer: { confidence: 1.01, onSubject: 1.01 } };
    expect(direct('when is the library open on sundays then', never).kind).toBe('no-answer');
  });

  it('states the closest in a folder that nobody fitted, where a refusal could not name what is missing', () => {
    const unsure = { ...cautious, offer: { confidence: 1.01, onSubject: 1.01 } };
    const { folder: _, ...fitted } = unsure;
    const text = 'until when can I come on a thursday evening';
    expect(direct(text, fitted).kind).toBe('no-answer');
    const decision = direct(text, unsure);
    expect(decision.kind === 'suggestions' && decision.entries[0]!.facts).toContain('evening');
    expect(direct('is there any parking by the library', unsure)).toMatchObject({ gap: { id: 'parking' } });
    expect(direct('what is the best recipe for banana bread', unsure)).toMatchObject({ reason: 'off-topic' });
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
    for (const text of ['hi', '', 'where?', 'hours', 'how old is he', 'banana', 'x'.repeat(5000)])
      for (const { confidence } of [direct(text), ambient(text)]) {
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }
  });
});

describe('what to do about a message to nobody', () => {
  it('answers a clear question about the subject', () => {
    expect(ambient('does anyone know when the library opens on sundays?')).toMatchObject({ kind: 'answer' });
  });

  it.each([
    'lunch at twelve?',
    'did you push the fix yet',
    'hi all',
    'thanks!',
    'I think the new hours are a disgrace',
    'what is the capital of France?',
    'is there parking at the library',
    '😂😂😂',
    '',
  ])('keeps quiet: %s', (text) => {
    expect(ambient(text)).toMatchObject({ kind: 'silence' });
  });

  const bold: Calibration = {
    ...calibration,
    ambient: { confidence: 0, onSubject: 0 },
    ambientTopicLogOdds: -9,
  };

  it('keeps quiet about a fragment that does not name the subject, however sure it may be', () => {
    expect(ambient('any particular reason?', bold).kind).toBe('silence');
    expect(ambient('library reason?', bold).kind).toBe('answer');
  });

  it('keeps quiet without a word that speaks for the story, however sure it may be', () => {
    const text = 'does anyone know when the library opens on sundays?';
    expect(ambient(text, { ...bold, ambientTopicLogOdds: 99 }).kind).toBe('silence');
  });
});

describe('entries that are offered side by side', () => {
  it('each add a fact, and are as many as wanted at most', () => {
    for (const most of [1, 2, 3, 5]) {
      const entries = distinctEntries(match('tell me about the hours and the neighbours'), most);
      expect(entries.length).toBeLessThanOrEqual(most);
      const stated = new Set<string>();
      for (const { facts } of entries) {
        expect(facts.some((fact) => !stated.has(fact))).toBe(true);
        for (const fact of facts) stated.add(fact);
      }
    }
  });
});
