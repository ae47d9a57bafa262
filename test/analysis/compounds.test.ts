import { describe, expect, it } from 'vitest';
import { createTakeApart } from '../../src/analysis/compounds.ts';

const words = new Set(['markt', 'gebuhr', 'gebuhren', 'gemeinde', 'rat', 'haus', 'ordnung', 'sitzung']);
const takeApart = createTakeApart({ shortest: 4, links: ['s', 'en'] }, (word) => words.has(word));

describe('a word of several', () => {
  it.each([
    ['marktgebuhren', ['markt', 'gebuhren']],
    ['sitzungsordnung', ['sitzung', 'ordnung']],
    ['gebuhrenordnung', ['gebuhren', 'ordnung']],
    ['marktgebuhrenordnung', ['markt', 'gebuhren', 'ordnung']],
  ])('falls into the words that it is made of: %s', (word, parts) => {
    expect(takeApart(word)).toEqual(parts);
  });

  it.each([
    ['one part is no word of the story', 'marktwirtschaft'],
    ['one part is too short', 'marktrat'],
    ['it is a single word', 'gemeinde'],
    ['it has more parts than anybody writes', 'markthausordnungsitzung'],
  ])('stays whole where %s', (_, word) => {
    expect(takeApart(word)).toBeNull();
  });

  it('stays whole in languages that write none together', () => {
    expect(createTakeApart(null, () => true)('marktgebuhren')).toBeNull();
  });
});
