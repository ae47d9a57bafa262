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

it.each([
  ['a year', 'The reading room was opened in 1961.'],
  ['a part of a year', 'The reading room was opened in autumn 2024.'],
  ['a time of the day', 'The reading room is open until nine in the evening.'],
  ['a day of the week', 'The reading room is closed on Mondays.'],
])('%s says when, as a date does', (_, statement) => {
  const facts = new Map(
    [...knowledge.facts].map(([id, fact]) => [
      id,
      objections.facts.includes(id) ? { ...fact, statement } : fact,
    ]),
  );
  expect(createLacksAskedKind({ ...knowledge, facts })(objections, ['time'])).toBe(false);
});

it.each([
  ['a name behind a word for a place', 'The reading room moves to a hall in Harwick.', false],
  ['a distance', 'The reading room is 40 kilometres away.', false],
  ['a month', 'The reading room was opened in November 1961.', true],
])('%s says where, or does not, where a story lists no places', (_, statement, isLacking) => {
  const facts = new Map(
    [...knowledge.facts].map(([id, fact]) => [
      id,
      objections.facts.includes(id) ? { ...fact, statement } : fact,
    ]),
  );
  expect(createLacksAskedKind({ ...knowledge, names: [], facts })(objections, ['place'])).toBe(isLacking);
});
