import { describe, expect, it } from 'vitest';
import { proposedStanding } from '../../src/authoring/standing-proposal.ts';

describe('the standing that a sentence proposes', () => {
  it.each([
    ['The mill says it will close.', 'the mill'],
    ['The chair, Ada Brandt, argues that it should not.', 'Ada Brandt'],
    ['Jon Ek, who runs the ferry, calls it a mistake.', 'Jon Ek'],
    ['“It is ours,” said the chair, Ada Brandt, who lives there.', 'Ada Brandt'],
    ['“It is ours,” said Ada Brandt.', 'Ada Brandt'],
    ['According to the owners, nobody asked them.', 'the owners'],
    ['But the owners would like a bridge.', 'the owners'],
    ['She says the mill may close.', null],
    ['“It has been ours for a century.', null],
  ])('is a view, with whoever holds it: %s', (sentence, attribution) =>
    expect(proposedStanding(sentence)).toMatchObject({ standing: 'position', attribution }),
  );

  it.each([
    ['The works may take four years.', 'possible', 'may'],
    ['Builders estimate that it costs a million.', 'possible', 'estimate'],
    ['The trip should take an hour.', 'possible', 'should'],
    ['The mill is thought to be older.', 'believed', 'is thought to'],
    ['The council confirmed the sale.', 'confirmed', 'confirmed'],
  ])('is told by its words: %s', (sentence, standing, by) =>
    expect(proposedStanding(sentence)).toMatchObject({ standing, by }),
  );

  it.each([
    'The mill closed in May 1990.',
    'The council will build a bridge.',
    'The firm did not call it unsafe.',
    'The wheel is promised to the museum.',
    'Doors open on 2 May 2025.',
    'The mill has been called a ruin.',
  ])('is a report where nothing else is told: %s', (sentence) =>
    expect(proposedStanding(sentence)).toEqual({
      standing: 'reported',
      attribution: null,
      by: null,
      part: null,
    }),
  );

  it('leaves to the editor what only a part of it tells', () => {
    expect(proposedStanding('Twelve people work there, while the union wants them kept.')).toMatchObject({
      standing: 'reported',
      part: 'wants',
    });
    expect(proposedStanding('The hearing is in May; residents want it sooner.')).toMatchObject({
      standing: 'reported',
      by: null,
      part: 'want',
    });
  });
});
