import { describe, expect, it } from 'vitest';
import { jsonDifferences, namedChanges } from '../../src/conversation/json-differences.ts';

describe('differences', () => {
  it('ignore what a platform adds, what it leaves out, and the order of lists', () => {
    const present = { id: '1', version: '2', name: 'x', nsfw: false, uses: [2, 1], more: null };
    expect(
      jsonDifferences(present, {
        name: 'x',
        uses: [1, 2],
        more: [],
        none: false,
        text: '',
        deep: { a: null },
      }),
    ).toEqual([]);
  });

  it('show what is new, changed and gone, and where', () => {
    const present = { name: 'x', options: [{ name: 'a', size: 1 }, { name: 'b' }], uses: [1], open: true };
    const wanted = { name: 'y', options: [{ name: 'a', size: 2 }, { name: 'c' }], uses: [1, 2], open: false };
    expect(jsonDifferences(present, wanted)).toEqual([
      '~ name: "x" → "y"',
      '~ options.a.size: 1 → 2',
      '+ options.c: {"name":"c"}',
      '- options.b: {"name":"b"}',
      '+ uses.2: true',
      '- open: true',
    ]);
  });
});

it('of a named list tell what is new, changed and to be removed, and leave out what is right', () => {
  const present = [
    { name: 'ask', kind: 1, text: 'Ask' },
    { name: 'help', kind: 1, text: 'Help' },
    { name: 'help', kind: 2, text: 'Help' },
  ];
  const wanted = [
    { name: 'ask', kind: 1, text: 'Ask me' },
    { name: 'help', kind: 1, text: 'Help' },
    { name: 'topics', kind: 1, text: 'Topics' },
  ];
  const changes = namedChanges(
    present,
    wanted,
    (one, other) => one.name === other.name && one.kind === other.kind,
  );
  expect(changes).toEqual([
    { name: 'ask', present: present[0], wanted: wanted[0], lines: ['~ ask text: "Ask" → "Ask me"'] },
    { name: 'topics', present: undefined, wanted: wanted[2], lines: ['+ topics'] },
    { name: 'help', present: present[2], wanted: undefined, lines: ['- help'] },
  ]);
});
