import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { addPhrasings, appendItem, holdsItem, YamlEditError } from '../../../tools/review/yaml-edit.ts';
import { codePoint } from '../../text/code-points.ts';

const FILE = `# A topic, with remarks.
topic: talks          # its id
title: "The talks"
entries:
  # The first one.
  - id: one
    question: What?
    answer: >-
      A folded answer,
      two lines.
    phrasings:
      - plain words   # a remark at the end
      # a remark between
      - 'single quoted'
      - "double \\"quoted\\""
  - id: two
    phrasings: [ "flow", other ]   # kept
    question: Which?


  # Before the last.
  - id: three
    question: Who?
    phrasings:
    - not indented
    - >-
      folded over
      two lines

# The end.
`;

describe('adding phrasings in place', () => {
  it('changes that one spot and nothing else, comments and order kept', () => {
    expect(addPhrasings(FILE, 'one', ['new: one', 'say "hi" #1'])).toBe(
      FILE.replace(
        '      - "double \\"quoted\\""\n',
        '      - "double \\"quoted\\""\n      - "new: one"\n      - "say \\"hi\\" #1"\n',
      ),
    );
    expect(addPhrasings(FILE, 'two', ['new'])).toBe(FILE.replace('other ]', 'other, "new" ]'));
    expect(addPhrasings(FILE, 'three', ['new'])).toBe(
      FILE.replace('      two lines\n\n', '      two lines\n    - "new"\n\n'),
    );
  });

  it('keeps the line ends of the file, and mends a missing last one', () => {
    const windows = FILE.replaceAll('\n', '\r\n');
    expect(addPhrasings(windows, 'one', ['new'])).toBe(
      addPhrasings(FILE, 'one', ['new']).replaceAll('\n', '\r\n'),
    );
    expect(addPhrasings('- id: a\n  phrasings:\n    - x', 'a', ['y'])).toBe(
      '- id: a\n  phrasings:\n    - x\n    - "y"\n',
    );
  });

  it('refuses what it cannot do safely', () => {
    expect(holdsItem(FILE, 'two')).toBe(true);
    expect(holdsItem(FILE, 'four')).toBe(false);
    expect(() => addPhrasings(FILE, 'four', ['x'])).toThrow(YamlEditError);
    expect(() => addPhrasings('- id: a\n  phrasings: {', 'a', ['x'])).toThrow(YamlEditError);
    expect(() =>
      addPhrasings('- id: a\n  phrasings: &p [x]\n- id: b\n  phrasings: *p\n', 'b', ['x']),
    ).toThrow(YamlEditError);
  });

  it('holds for every entry and gap of the real knowledge, whatever the phrasing', () => {
    const files = [
      'knowledge/gaps.yaml',
      ...readdirSync('knowledge/faq').map((name) => `knowledge/faq/${name}`),
    ];
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      const value = parse(text) as { entries?: { id: string }[] } | { id: string }[];
      const items = Array.isArray(value) ? value : (value.entries ?? []);
      const ids = [items[0], items[Math.floor(items.length / 2)], items.at(-1)].map((item) => item!.id);
      for (const id of ids) {
        const edited = addPhrasings(text, id, ['zz-new']);
        expect(edited.replace(/^ *- "zz-new"\n/m, '')).toBe(text);
      }
    }
  });

  it('writes any text so that it reads the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: codePoint, minLength: 1 }), (phrasing) => {
        const edited = addPhrasings('- id: a\n  phrasings:\n    - x\n', 'a', [phrasing]);
        expect(parse(edited)).toEqual([{ id: 'a', phrasings: ['x', phrasing] }]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('appending an item', () => {
  const item = ['# A draft.', '- id: four', '  phrasings:', '    - "x"'];

  it('puts it after the last one, at its depth', () => {
    const edited = appendItem(FILE, 'entries', item);
    expect(edited).toBe(
      FILE.replace(
        '      two lines\n\n',
        '      two lines\n  # A draft.\n  - id: four\n    phrasings:\n      - "x"\n\n',
      ),
    );
    expect(appendItem('- id: a\n', null, item)).toBe(
      '- id: a\n# A draft.\n- id: four\n  phrasings:\n    - "x"\n',
    );
    expect(parse(appendItem('# No gap yet.\n', null, item))).toEqual([{ id: 'four', phrasings: ['x'] }]);
  });

  it('refuses a file without such a list', () => {
    expect(() => appendItem('title: x\n', 'entries', item)).toThrow(YamlEditError);
    expect(() => appendItem('entries: [{id: a}]\n', 'entries', item)).toThrow(YamlEditError);
  });
});
