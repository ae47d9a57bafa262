import { describe, expect, it } from 'vitest';
import { keptIn, knownNames } from '../../src/authoring/kept.ts';
import { datedBy } from '../../src/authoring/year-proposal.ts';
import { libraryKnowledge } from '../stories/library.ts';

const { values, words } = libraryKnowledge().language;
const forms = { values, functionWords: words.functionWords };
const kept = (sentence: string, known?: ReadonlySet<string>) => keptIn(sentence, forms, known);

describe('the names that a rewording keeps', () => {
  it.each([
    ['Ada Brandt runs the mill.', ['Ada Brandt']],
    ['At Stone Bridge the road ends.', ['Stone Bridge']],
    ["The Mill Trust's chair, Jon Ek, met Ada.", ['Mill Trust', 'Jon Ek', 'Ada']],
    ['Nobody likes the B52 bus.', ['B52']],
    ['On Sunday the firm Ek & Brandt met the Millers’ Union.', ['Ek & Brandt', 'Millers’ Union']],
  ])('%s', (sentence, names) => expect(kept(sentence).names).toEqual(names));

  it('are not words that merely begin a sentence or a quotation', () => {
    expect(kept('Residents like it. “We do,” they say.').names).toEqual([]);
  });

  it('are not months, unless somebody is called so', () => {
    expect(kept('Wells are drilled in April, or else November.').names).toEqual([]);
    expect(kept('It is what April Smith said in May.').names).toEqual(['April Smith']);
  });

  it('may begin a sentence alone where another place tells that they are names', () => {
    const known = knownNames(['Boats sail to Brenby.', 'Brenby is small.', 'Small Boats is a firm.'], forms);
    expect(kept('Brenby is small.', known).names).toEqual(['Brenby']);
    expect(kept('Boats are slow.', known).names).toEqual([]);
  });
});

it.each([
  ['The mill opened on 3 May 1874.', ['3 May 1874']],
  ['The mill opened in 1874.', ['1874']],
  ['The hearing is on 20 November.', ['20 November (write the year, too)']],
  ['It was counted last autumn.', ['last autumn (write the year, too)']],
  ['Last autumn it was counted.', ['Last autumn (write the year, too)']],
  [
    'Wells are drilled in April, and read in the following month.',
    ['April (write the year, too)', 'the following month (write the year, too)'],
  ],
  ['It lasts from June to September 2027.', ['September 2027', 'June (write the year, too)']],
  ['The hearing is on November 20th.', ['November 20th (write the year, too)']],
])('dates that it keeps, with a word for a year that is missing: %s', (sentence, dates) =>
  expect(kept(sentence)).toMatchObject({ dates, numbers: [] }),
);

describe('a year that is missing', () => {
  const dated = datedBy('18 September 2026', values);
  const years = (sentence: string) =>
    keptIn(sentence, forms, undefined, dated).dates.map((date) => /\d{4}/.exec(date)?.[0]);

  it.each([
    ['It was counted last autumn.', '2025'],
    ['Last September they looked at it.', '2025'],
    ['Queues were long this summer.', '2026'],
    ['The limit has applied since December.', '2025'],
    ['They voted in February.', '2026'],
    ['In January it will stop.', '2027'],
    ['The vote is due on 4 November.', '2026'],
    ['It ends next year.', '2027'],
    ['Members meet in October.', '2026'],
  ])('is proposed by the date of the source: %s', (sentence, year) =>
    expect(years(sentence)).toEqual([year]),
  );

  it('is left open where its own words do not tell it', () => {
    expect(years('It lasts from June to September 2027.')).toEqual(['2027', undefined]);
    expect(years('It follows in the following month.')).toEqual([undefined]);
    expect(datedBy('undated', values)).toBeNull();
  });
});

it.each([
  ['After eighteen months two thirds left.', ['eighteen months', 'two thirds left']],
  ['It may take four to six months.', ['four to six months']],
  ['It costs £1.8 million in all.', ['£1.8 million']],
  ['About 9,400 passengers on a weekday pay 25 per cent.', ['About 9,400 passengers', '25 per cent']],
  ['It opens at 4.50 in the morning.', ['4.50']],
  ['The B52 bus is late.', []],
  ['The 9X bus leaves the harbour quarter at half past ten.', ['half past ten']],
])('numbers that it keeps, each with what it counts: %s', (sentence, numbers) =>
  expect(kept(sentence).numbers).toEqual(numbers),
);
