import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answerer, createAnswerer } from '../../src/core/answerer.ts';
import { plainText } from '../../src/core/plain.ts';
import { libraryEngine } from '../stories/library.ts';
import { anyText, NASTY } from '../text/strings.ts';

describe('any input at all', () => {
  let answerer: Answerer;
  beforeAll(() => {
    answerer = createAnswerer(libraryEngine());
  });

  it('gets a polite reply', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const reply = answerer.ask(text);
        expect(['answer', 'suggestions', 'no-answer', 'small-talk']).toContain(reply.kind);
        expect(plainText(reply).trim().length).toBeGreaterThan(5);
        expect(plainText(reply)).not.toMatch(/undefined|null|NaN|\[object/);
        expect(Number.isFinite(reply.confidence)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('gets an answer or silence when nobody asked', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        expect(['answer', 'silence']).toContain(answerer.ask(text, { mode: 'ambient' }).kind);
      }),
      { numRuns: 150 },
    );
  });

  it('gets the same reply as a follow-up, twice', () => {
    const entry = answerer.ask('when').entry;
    fc.assert(
      fc.property(anyText(60), (text) => {
        const ask = () =>
          answerer.ask(text, { before: { entry, gap: null, offered: [], facts: [], question: null } });
        expect(ask()).toEqual(ask());
      }),
      { numRuns: 100 },
    );
  });

  it.each(Object.entries(NASTY))('gets a reply: %s', (_, text) => {
    const reply = answerer.ask(text);
    expect(plainText(reply).trim().length).toBeGreaterThan(5);
    expect(['answer', 'silence']).toContain(answerer.ask(text, { mode: 'ambient' }).kind);
  });

  it('changes nothing for those who come after', () => {
    const before = answerer.ask('when');
    for (const text of Object.values(NASTY)) answerer.ask(text);
    expect(answerer.ask('when')).toEqual(before);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
