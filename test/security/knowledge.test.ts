/** Knowledge files that are broken, hostile, or both: each is refused with a reason. */
import { spawnSync } from 'node:child_process';
import { rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fingerprint } from '../../src/knowledge/files.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { readTranslation } from '../../src/knowledge/read-translation.ts';
import { translatedRevision } from '../../src/knowledge/translations.ts';
import { formatIssue, type ValidationIssue } from '../../src/knowledge/validation-issue.ts';
import { copyLibrary, type LibraryCopy } from '../stories/library.ts';
import { copyTranslated, TRANSLATION } from '../stories/translated-library.ts';

let library: LibraryCopy;
beforeAll(() => {
  library = copyLibrary();
});
afterAll(() => library.remove());

/** The faults that other facts bring. */
function loadWith(text: string): string[] {
  library.write('facts.yaml', text);
  const { faults } = loadKnowledge(library.dir);
  return faults.map(formatIssue).filter((fault) => fault.includes('facts.yaml'));
}

/** Nine levels of nine aliases: half a kilobyte that would unfold into nine to the ninth. */
const BILLION_LAUGHS = [
  'a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]',
  ...Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`),
].join('\n');

describe('knowledge files', () => {
  it('that unfold into more than they hold are refused at once', () => {
    const faults = loadWith(BILLION_LAUGHS);
    expect(faults.join('\n')).toMatch(/alias/i);
  });

  it.each([
    ['an alias of itself', 'a: &a [*a]'],
    ['an alias of nothing', 'facts: *nobody'],
    ['a key twice', 'facts: []\nfacts: []'],
    ['a tag that makes an object', 'facts: !!js/function "function () { return process.exit(7) }"'],
    ['an unknown tag', 'facts: !<tag:example.org,2000:x> {}'],
    ['a merge key', 'base: &b {x: 1}\nfacts:\n  - <<: *b'],
    ['a poisoned key', '__proto__:\n  polluted: true\nfacts: []'],
    ['a poisoned constructor', 'constructor:\n  prototype:\n    polluted: true'],
    ['a tab', 'facts:\n\t- x'],
    ['no YAML at all', '{{{{'],
    ['another kind of thing', '42'],
    ['nothing', ''],
    ['several documents', 'facts: []\n---\nfacts: []'],
    ['brackets without end', '['.repeat(2000)],
    ['binary', '\u0000\u0001\u0002'],
  ])('with %s are refused, with the file named', (_, text) => {
    const faults = loadWith(text);
    expect(faults.length).toBeGreaterThan(0);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('larger than any that people keep by hand are not even read', () => {
    expect(loadWith(`# ${'x'.repeat(5 * 1024 * 1024)}`).join()).toContain('larger than');
  });

  it('that are no files are neither read nor waited for, not even for a fingerprint', () => {
    const pipe = join(library.dir, 'facts.yaml');
    const before = fingerprint(library.dir);
    rmSync(pipe);
    expect(spawnSync('sh', ['-c', 'mkfifo "$0"', pipe]).status).toBe(0);
    try {
      expect(fingerprint(library.dir)).not.toBe(before);
      const { faults } = loadKnowledge(library.dir);
      expect(faults.map(formatIssue).join('\n')).toMatch(/facts\.yaml.*is no file/);
    } finally {
      rmSync(pipe);
    }
  });

  it('of any size are not taken into memory', () => {
    const file = join(library.dir, 'facts.yaml');
    writeFileSync(file, '');
    // Larger than any memory: it holds nothing, and lies in no space.
    truncateSync(file, 2 ** 40);
    expect(fingerprint(library.dir)).toMatch(/^[0-9a-f]{16}$/);
    expect(loadWith(`# ${'x'.repeat(5 * 1024 * 1024)}`).join()).toContain('larger than');
  });

  it('with more lines, items or keys than anybody writes are refused before they are taken apart', () => {
    const many = (count: number, one: (n: number) => string) =>
      Array.from({ length: count }, (_, n) => one(n)).join('');
    expect(loadWith(many(200_000, (n) => `k${n}: 1\n`)).join()).toContain('lines and commas');
    expect(loadWith(`a: [${many(200_000, () => '1,')}1]`).join()).toContain('lines and commas');
    // Each key is looked up once: held each against all others, this would not end in time.
    expect(loadWith(many(90_000, (n) => `k${n}: 1\n`)).length).toBeLessThanOrEqual(101);
    expect(loadWith(`a: 1\n${many(50_000, (n) => `k${n}: 1\n`)}a: 2`).join()).toContain('stands twice');
  });

  it.each([
    ['lists in lists without end', '['],
    ['fields in fields without end', '{a: '],
    ['items in items on one line', '- '],
    ['names of names on one line', '? '],
  ])('with %s are refused before they are taken apart', (_, sign) => {
    expect(loadWith(sign.repeat(1_000)).join()).toContain('lists in one another');
  });

  it('with more signs than prose has are refused before they are taken apart, whatever the signs', () => {
    for (const sign of ['[]', '"" ', '*a ', '&a ', '!a ', 'a: ', '\\q', ']', '-\r'])
      expect(loadWith(sign.repeat(250_000)).join()).toMatch(/signs that mean something|lists in one another/);
  });

  it.each([
    ['writes backwards what follows', '\\u202e'],
    ['clears the screen', '\\e[2J'],
    ['is a mark of our own', '\\ue000'],
    ['is a letter without a shape', '\\U000e0041'],
  ])('with a sign in a text that nobody sees and that %s are refused', (_, sign) => {
    library.write('facts.yaml', `- id: a\n  statement: "The library ${sign}opens."\n  standing: reported\n`);
    expect(loadKnowledge(library.dir).faults.map(formatIssue).join('\n')).toMatch(/facts\.yaml:2:.*U\+/);
  });

  it('are told of in lines that a terminal shows and does not obey', () => {
    const name = 'faq/\u001b[2J\nno fault.yaml';
    library.write(name, '"\\e[31mkey": 1');
    const told = loadKnowledge(library.dir).faults.map(formatIssue);
    rmSync(join(library.dir, name));
    expect(told.join('')).toContain('\\u001b[31mkey');
    expect(told.join('')).not.toMatch(/\p{Cc}/u);
  });

  it('of a translation are held to the same', () => {
    const translated = copyTranslated();
    const faultsWith = () => {
      const faults: ValidationIssue[] = [];
      readTranslation(translated.dir, 'fr', faults);
      return faults.map(formatIssue).join('\n');
    };
    translated.write(`${TRANSLATION}/gaps.yaml`, '['.repeat(1_000));
    expect(faultsWith()).toMatch(/gaps\.yaml.*lists in one another/);
    const revision = translatedRevision(translated.dir, 'fr', 'own');
    for (let n = 0; n < 301; n++) translated.write(`${TRANSLATION}/faq/z-${n}.yaml`, '{}');
    expect(faultsWith()).toContain('more than 300 topics');
    expect(translatedRevision(translated.dir, 'fr', 'own')).not.toBe(revision);
    translated.remove();
  });

  it('of more topics than a folder should hold are refused, and read no further', () => {
    const topics = Array.from({ length: 301 }, (_, n) => `faq/topic-${n}.yaml`);
    for (const topic of topics) library.write(topic, 'topic: x');
    expect(loadKnowledge(library.dir).faults.map(formatIssue).join('\n')).toContain('more than 300 topics');
    for (const topic of topics) rmSync(join(library.dir, topic));
  });

  it('of any other content are refused without a fault of ours', () => {
    const yamlish = fc.array(
      fc.constantFrom(
        '- ',
        ': ',
        '\n',
        '  ',
        'facts',
        'id',
        '&a ',
        '*a',
        '"',
        "'",
        '|',
        '>',
        '{',
        '}',
        '[',
        ']',
        '# ',
        '!!',
        '?',
        ',',
        'x',
        '\u00e9',
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(yamlish, (parts) => {
        expect(loadWith(parts.join('')).length).toBeGreaterThan(0);
      }),
      { numRuns: 25 },
    );
  });
});
