import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../../src/core/answerer.ts';
import { makeReply } from '../../../src/core/reply.ts';
import { isHonest, measureConversations, measurePeople } from '../../../tools/evaluation/people.ts';
import { libraryEngine } from '../../stories/library.ts';

const VIEWS = ['view'];
const answer = (...facts: string[]) => makeReply({ kind: 'answer', body: 'It says so.', facts });
const refusal = (reason: 'not-in-article' | 'off-topic' | 'opinion', body = 'The article gives no date.') =>
  makeReply({ kind: 'no-answer', reason, body });
const talk = makeReply({ kind: 'small-talk', body: 'Hello.' });

describe('an honest reply', () => {
  it.each([
    ['states a fact that was asked for', { facts: ['a', 'b'] }, answer('b'), answer('c')],
    [
      'lists all that must not be missing',
      { kind: 'list', must: ['a', 'b'] },
      answer('a', 'b', 'c'),
      answer('a'),
    ],
    ['says who somebody is', { kind: 'identity', facts: ['a'] }, answer('a'), refusal('not-in-article')],
    ['says that somebody is not mentioned', { kind: 'identity' }, refusal('not-in-article'), answer('a')],
    ['keeps back what is not there', { kind: 'not-in-article' }, refusal('not-in-article'), answer('a')],
    ['judges nothing', { kind: 'opinion' }, refusal('opinion'), answer('a')],
    ['tells who holds which view instead', { kind: 'opinion' }, answer('view'), talk],
    ['leaves other subjects', { kind: 'off-topic' }, refusal('off-topic'), answer('a')],
    ['talks back', { kind: 'small-talk' }, talk, refusal('off-topic')],
    ['is one that was accepted besides', { facts: ['a'], also: ['opinion'] }, refusal('opinion'), talk],
  ])('%s', (_, expected, good, bad) => {
    expect(isHonest(good, expected, VIEWS)).toBe(true);
    expect(isHonest(bad, expected, VIEWS)).toBe(false);
  });

  it('to several questions answers each, and says what is missing', () => {
    const expected = { kind: 'compound', parts: [{ facts: ['a'] }, { missing: 'the date' }] };
    const both = makeReply({ kind: 'answer', body: 'It does. The article gives no date.', facts: ['a'] });
    expect(isHonest(both, expected, VIEWS)).toBe(true);
    expect(isHonest(answer('a'), expected, VIEWS)).toBe(false);
    expect(isHonest(refusal('not-in-article'), expected, VIEWS)).toBe(false);
  });

  it('is not known of a kind that nobody has defined', () => {
    expect(() => isHonest(talk, { kind: 'riddle' }, VIEWS)).toThrow(/riddle/);
  });
});

describe('what is measured', () => {
  const answerer = createAnswerer(libraryEngine());

  it('is counted by kind, English alone', () => {
    const messages = [
      { id: '1', kind: 'answerable', text: 'when does it open on sundays', facts: ['sunday'] },
      { id: '2', kind: 'answerable', text: 'is there parking near it', facts: ['sunday'] },
      { id: '3', kind: 'not-in-article', text: 'is there parking near it' },
      { id: '4', kind: 'answerable', text: 'wann ist offen', facts: ['sunday'], lang: 'de' },
    ];
    expect(measurePeople(answerer, messages, VIEWS)).toEqual({
      all: { good: 2, of: 3 },
      answerable: { good: 1, of: 2 },
      'not-in-article': { good: 1, of: 1 },
    });
  });

  it('of a conversation are the later turns, each in the light of those before', () => {
    const conversations = [
      {
        id: 'c',
        turns: [
          { text: 'who pays for it', facts: ['money'] },
          { text: 'and why?', facts: ['reason'] },
          { text: 'is there parking near it', kind: 'not-in-article' },
        ],
      },
    ];
    expect(measureConversations(answerer, conversations, VIEWS)).toEqual({
      right: { good: 1, of: 1 },
      wrong: { good: 0, of: 1 },
      'answered without an answer': { good: 0, of: 1 },
    });
  });
});
