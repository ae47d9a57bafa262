import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answerer.ts';
import { libraryEngine } from './library.ts';

const ask = (question: string) => createAnswerer(libraryEngine()).ask(question);
const NOT_SO = 'I looked through the article without finding that.';

describe('something claimed, and not asked', () => {
  it.each(['the library opens on Sundays, right?', 'so the town pays for the longer hours, correct?'])(
    'is confirmed or corrected by the answer alone where the article has its words: %s',
    (claim) => {
      const { kind, body } = ask(claim);
      expect(kind).toBe('answer');
      expect(body).not.toContain(NOT_SO);
    },
  );

  it.each([
    'everyone knows the neighbours stopped the Sunday hours, right?',
    "the town squandered 40,000 euros on the longer hours, didn't it?",
  ])('is not seemingly agreed to where it says more than the article: %s', (claim) => {
    const { body, facts } = ask(claim);
    expect(body.startsWith(NOT_SO)).toBe(true);
    expect(facts.length).toBeGreaterThan(0);
  });

  it('is not judged: an answer says so first', () => {
    for (const claim of [
      'the neighbours are right to object, agree or not',
      'the longer hours are a disgrace, right?',
    ])
      expect(ask(claim).body).toMatch(/^I (take no side|make no judgement)/);
  });

  it('is no question: nobody is told that a question is not answered', () => {
    for (const claim of ['the mayor has resigned over this, admit it', 'the library is closing, right?'])
      expect(ask(claim).body).not.toMatch(/that question|answers this/);
  });

  it('is not what asks, be it with a tag behind it', () => {
    for (const question of [
      'who pays for the longer hours, right?',
      'does the library open on Sundays or not',
      'wher does the library get the money from',
    ])
      expect(ask(question).body).not.toContain(NOT_SO);
  });
});
