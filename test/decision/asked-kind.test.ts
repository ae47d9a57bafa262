import { expect, it } from 'vitest';
import { createLacksAskedKind } from '../../src/decision/asked-kind.ts';
import { libraryKnowledge } from '../stories/library.ts';

const knowledge = libraryKnowledge();
const lacks = createLacksAskedKind(knowledge);
const costs = knowledge.entries.get('costs')!;
const objections = knowledge.entries.get('neighbours-worried')!;

it('a number that is asked for is there or lacking', () => {
  expect(lacks(costs, ['number'])).toBe(false);
  expect(lacks(objections, ['number'])).toBe(true);
});

it('a date and a place that are asked for are lacking where no fact gives them', () => {
  expect(lacks(objections, ['time'])).toBe(true);
  expect(lacks(objections, ['place'])).toBe(true);
});

it('a length is a time and a number: either will do', () => {
  expect(lacks(costs, ['time', 'number'])).toBe(false);
});

it('what is asked of anything else is never lacking', () => {
  expect(lacks(objections, ['reason', 'person', 'yes-no'])).toBe(false);
});

it('of the source itself no date or number is missed', () => {
  const facts = new Map([...knowledge.facts].map(([id, fact]) => [id, { ...fact, ofSource: true }]));
  expect(createLacksAskedKind({ ...knowledge, facts })(objections, ['time'])).toBe(false);
});
