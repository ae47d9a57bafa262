import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answerer, createAnswerer } from '../../src/core/answerer.ts';
import { plainText } from '../../src/core/plain.ts';
import { openEngine } from '../../src/engine/open.ts';
import { libraryEngine } from '../stories/library.ts';
import { anyText, fastest, NASTY } from '../text/strings.ts';

const BOUND_MS = 10;

describe.each([
  ['the shipped story', () => openEngine('knowledge')],
  ['a small story', async () => libraryEngine()],
])('any input at all, with %s', (_, open) => {
  let answerer: Answerer;
  beforeAll(async () => {
    answerer = createAnswerer(await open());
    for (const text of ['who is it', 'hello', 'why is it open?', 'banana', 'how old']) answerer.ask(text);
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
        const ask = () => answerer.ask(text, { before: { entry, gap: null, offered: [] } });
        expect(ask()).toEqual(ask());
      }),
      { numRuns: 100 },
    );
  });

  it.each(Object.entries(NASTY))('gets a reply in bounded time: %s', (_, text) => {
    const reply = answerer.ask(text);
    expect(plainText(reply).trim().length).toBeGreaterThan(5);
    expect(['answer', 'silence']).toContain(answerer.ask(text, { mode: 'ambient' }).kind);
    expect(fastest(() => answerer.ask(text))).toBeLessThan(BOUND_MS);
    expect(fastest(() => answerer.ask(text, { mode: 'ambient' }))).toBeLessThan(BOUND_MS);
  });

  it('changes nothing for those who come after', () => {
    const before = answerer.ask('when');
    for (const text of Object.values(NASTY)) answerer.ask(text);
    expect(answerer.ask('when')).toEqual(before);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
