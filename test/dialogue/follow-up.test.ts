import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answerer.ts';
import { libraryEngine } from '../stories/library.ts';
import { talkWith } from './talk.ts';

const NOTHING_STATED = { facts: [], question: null };

const answerer = createAnswerer(libraryEngine());

const talk = (...turns: string[]) => talkWith(answerer, turns);

/** Whether a message is read together with what was said about an entry. */
const isReadInContext = (text: string, entry: string | null = 'costs') =>
  libraryEngine().match(text, { entry, gap: null, offered: [], ...NOTHING_STATED }).inContext;

describe('a follow-up', () => {
  it.each(['why?', 'and when', 'what about them', 'how come', 'is it the same on thursdays'])(
    'is read together with what was said: %s',
    (text) => {
      expect(isReadInContext(text)).toBe(true);
      expect(isReadInContext(text, null)).toBe(false);
    },
  );

  it.each([
    'When does the library open on Sundays from May on?',
    'what do the neighbours say about the loss of quiet in the afternoon',
    'sunday hours',
  ])('is none where the message says itself what it asks for: %s', (text) => {
    expect(isReadInContext(text)).toBe(false);
  });

  it('is none where "he" is somebody whom the message itself names', () => {
    expect(isReadInContext('what is he saying')).toBe(true);
    expect(isReadInContext('what is the neighbour saying, is he glad')).toBe(false);
  });

  it('is answered by what belongs with what was said', () => {
    expect(talk('who pays for it', 'and why?')).toMatchObject({ kind: 'answer', facts: ['reason'] });
  });

  it('"tell me more" says something that was not said yet, and again', () => {
    const first = talk('who pays for it');
    const second = talk('who pays for it', 'tell me more');
    expect(second.kind).toBe('answer');
    expect(second.facts.some((fact) => !first.facts.includes(fact))).toBe(true);
    expect(talk('who pays for it', 'tell me more', 'go on please').kind).toBe('answer');
  });

  it.each(['says who?', 'is that official?', 'so how do you know that'])(
    '"who says so?" tells who says what was said: %s',
    (text) => {
      const { entry, facts } = talk('who pays for it');
      expect(talk('who pays for it', text)).toMatchObject({ entry, facts });
    },
  );

  it.each(['thanks!', 'hi'])('is not seen in small talk: %s', (text) => {
    expect(talk('who pays for it', text).kind).toBe('small-talk');
  });

  it('is read in the light of a refusal, too', () => {
    expect(
      libraryEngine().match('why not?', { entry: null, gap: 'parking', offered: [], ...NOTHING_STATED })
        .inContext,
    ).toBe(true);
  });

  const offered = ['sunday-hours', 'costs', 'trial-year'];
  it.each([
    ['1', 'sunday-hours'],
    ['the first one', 'sunday-hours'],
    ['#2', 'costs'],
    ['second one pls', 'costs'],
    ['2 then i guess', 'costs'],
    ["let's go with 2 lol", 'costs'],
    ['Option three, please', 'trial-year'],
    ['the last one', 'trial-year'],
  ])('takes one of what was offered: %s', (text, entry) => {
    const before = { entry: null, gap: null, offered, ...NOTHING_STATED };
    expect(answerer.ask(text, { before })).toMatchObject({ kind: 'answer', entry });
  });

  it('takes the only one that was offered with a yes, and none that was not', () => {
    const before = { entry: null, gap: null, offered: ['costs'], ...NOTHING_STATED };
    expect(answerer.ask('yes please', { before })).toMatchObject({ entry: 'costs' });
    for (const text of ['2', 'third', 'yes please'])
      expect(answerer.ask(text, { before: { ...before, offered: [] } })).toEqual(answerer.ask(text));
    expect(answerer.ask('yes', { before: { ...before, offered } })).toEqual(answerer.ask('yes'));
    expect(answerer.ask('1', { before: { ...before, offered: ['__proto__'] } })).toEqual(answerer.ask('1'));
  });

  it('without a conversation before it gets no invented one', () => {
    for (const text of ['why?', 'and the neighbours?', 'tell me more', 'says who?'])
      expect(answerer.ask(text)).toEqual(answerer.ask(text, { before: null }));
    expect(
      answerer.ask('why?', { before: { entry: 'long-gone', gap: null, offered: [], ...NOTHING_STATED } }),
    ).toEqual(answerer.ask('why?'));
    expect(
      answerer.ask('why?', {
        before: { entry: 'constructor', gap: '__proto__', offered: [], ...NOTHING_STATED },
      }),
    ).toEqual(answerer.ask('why?'));
  });
});
