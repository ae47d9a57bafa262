import { describe, expect, it } from 'vitest';
import { clausesOf as clausesBy, questionTypesOf as typesBy } from '../../src/analysis/question-type.ts';
import { ENGLISH } from '../text/english.ts';

const clausesOf = (text: string) => clausesBy(text, ENGLISH.questions);
const questionTypesOf = (asking: string) => typesBy(asking, ENGLISH.questions);

describe('the clauses of a message', () => {
  const asking = (text: string) =>
    clausesOf(text)
      .filter(({ asks }) => asks)
      .map((clause) => clause.text);

  it('has one that asks when there is only one', () => {
    expect(asking('opening hours sunday')).toEqual(['opening hours sunday']);
  });

  it('the one with a question mark asks, the framing does not', () => {
    expect(asking('i was at the door. it was locked. when does it open? thanks.')).toEqual([
      'when does it open?',
    ]);
  });

  it('several may ask', () => {
    expect(asking('when does it open? and who pays?')).toEqual(['when does it open?', 'and who pays?']);
  });

  it('without a question mark the one that sounds like a question asks', () => {
    expect(asking('we made a plan. tell me when it opens')).toEqual(['tell me when it opens']);
    expect(asking('nice place. is it open today')).toEqual(['is it open today']);
  });

  it('without either all of them do', () => {
    expect(asking('sunday hours. late evening')).toEqual(['sunday hours.', 'late evening']);
  });

  it('drops clauses without a word', () => {
    expect(clausesOf('...!!! ??')).toEqual([]);
    expect(clausesOf('')).toEqual([]);
    expect(clausesOf('?? open ??').map(({ text }) => text)).toEqual(['open ??']);
  });
});

describe('what is asked for', () => {
  it.each([
    ['who pays for it', 'person'],
    ['name of the treasurer', 'person'],
    ['when does it open', 'time'],
    ['what date is that', 'time'],
    ['where is the library', 'place'],
    ['which town is it', 'place'],
    ['how many euros is it', 'number'],
    ['how much does it cost', 'number'],
    ['why do they change it', 'reason'],
    ['how come it is open', 'reason'],
    ['how do they pay for it', 'manner'],
    ['is it open on sundays', 'yes-no'],
    ['and does it cost more', 'yes-no'],
    ['sundays or thursdays', 'choice'],
    ['what comes next', 'next'],
    ['what happens if it fails', 'consequence'],
    ['what is a trial', 'definition'],
    ['what do neighbours think of it', 'opinion-of'],
    ['list the changes', 'list'],
    ['is there an official source for it', 'source'],
    ['which books', 'thing'],
    ['sunday opening', 'statement'],
  ] as const)('%s: %s', (text, kind) => {
    expect(questionTypesOf(text)).toContain(kind);
  });

  it('may be several things at once, in a fixed order', () => {
    expect(questionTypesOf('who pays and how much')).toEqual(['number', 'person']);
    expect(questionTypesOf('how much and who pays')).toEqual(['number', 'person']);
  });

  it('a person, a time or a place is more than a thing', () => {
    expect(questionTypesOf('what is the name of the town')).not.toContain('thing');
    expect(questionTypesOf('who is the treasurer')).not.toContain('definition');
  });

  it('is a statement where nothing is asked, never nothing', () => {
    expect(questionTypesOf('')).toEqual(['statement']);
    expect(questionTypesOf('constructor')).toEqual(['statement']);
  });
});
