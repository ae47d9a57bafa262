/** Two editors at once: what both did stays, and where they differ one is asked. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Change, propose, revisionOf, unworded } from '../../../tools/desk/changes/change.ts';
import { saveFile } from '../../../tools/desk/changes/save.ts';
import type { Fields, ItemRef } from '../../../tools/desk/story/items.ts';
import { readFields, writeFields } from '../../../tools/desk/story/yaml-fields.ts';
import { temporaryFolder } from '../../store/databases.ts';
import { LIBRARY } from '../../stories/library.ts';

const FILE = readFileSync(join(LIBRARY, 'faq/hours.yaml'), 'utf8');
const SUNDAY: ItemRef = { kind: 'entry', id: 'sunday-hours' };
const seen = readFields(FILE, SUNDAY)!;
const phrasings = ['sunday hours', 'is it open sundays'];

const change = (wanted: Fields, parts: Partial<Change> = {}): Change => ({
  id: 'one',
  item: SUNDAY,
  file: 'faq/hours.yaml',
  seen,
  wanted: { ...seen, ...wanted },
  added: null,
  settles: null,
  asks: null,
  chosenAt: null,
  ...parts,
});

describe('a change over what somebody else has saved meanwhile', () => {
  it('keeps their other fields and adds its own', () => {
    const theirs = writeFields(FILE, SUNDAY, { short: 'Theirs.' });
    const { text, conflicts } = propose(change({ answer: 'Mine.' }), theirs);
    expect(conflicts).toEqual([]);
    expect(readFields(text, SUNDAY)).toMatchObject({ answer: 'Mine.', short: 'Theirs.' });
  });

  it('takes up what both did to a list', () => {
    const start = writeFields(FILE, SUNDAY, { phrasings: [...phrasings, 'old one'] });
    const base = { ...seen, phrasings: [...phrasings, 'old one'] };
    const theirs = writeFields(start, SUNDAY, { phrasings: [...phrasings, 'old one', 'theirs'] });
    const { text, conflicts } = propose(
      change({ phrasings: [...phrasings, 'mine'] }, { seen: base }),
      theirs,
    );
    expect(conflicts).toEqual([]);
    expect(readFields(text, SUNDAY)!['phrasings']).toEqual([...phrasings, 'theirs', 'mine']);
  });

  it('tells of a field that both have changed, unless to the same', () => {
    const theirs = writeFields(FILE, SUNDAY, { answer: 'Theirs.', short: 'The same.' });
    expect(propose(change({ answer: 'Mine.', short: 'The same.' }), theirs).conflicts).toEqual([
      { field: 'answer', theirs: 'Theirs.', mine: 'Mine.' },
    ]);
  });
});

describe('a draft', () => {
  const lines = [
    '# Word it.',
    '- id: new-one',
    '  draft: true',
    '  question: "New?"',
    '  answer: "Drafted."',
    '  short: "Short."',
    '  facts: [sunday]',
    '  phrasings:',
    '    - "new one please"',
  ];
  const item: ItemRef = { kind: 'entry', id: 'new-one' };
  const drafted = {
    draft: false,
    question: 'New?',
    answer: 'Drafted.',
    short: 'Short.',
    facts: ['sunday'],
    phrasings: ['new one please'],
  };
  const added = { list: 'entries', lines };

  it('stands at the end of its file with the fields as they were edited', () => {
    const wanted = { ...drafted, answer: 'Worded.' };
    const { text } = propose(change(wanted, { item, seen: drafted, wanted, added }), FILE);
    expect(text.startsWith(FILE)).toBe(true);
    expect(readFields(text, item)).toMatchObject({ answer: 'Worded.', short: 'Short.' });
  });

  it('keeps its note to whoever words it while it is one', () => {
    const of = (draft: boolean) =>
      propose(
        change({}, { item, seen: { ...drafted, draft: true }, wanted: { ...drafted, draft }, added }),
        FILE,
      );
    expect(of(true).text).toMatch(/# Word it\.\n +- id: new-one\n +draft: true\n/);
    expect(of(false).text).not.toMatch(/# Word it|draft/);
  });

  it('is not ready while its own words stand', () => {
    const of = (wanted: Fields) => unworded(change({}, { item, seen: drafted, wanted, added }));
    expect(of(drafted)).toEqual(['answer', 'short']);
    expect(of({ ...drafted, answer: 'Worded.' })).toEqual(['short']);
    expect(of({ ...drafted, answer: 'Worded.', short: 'Worded.' })).toEqual([]);
    expect(of({ ...drafted, draft: true })).toEqual([]);
    expect(unworded(change({}))).toEqual([]);
  });
});

describe('saving', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let path: string;
  beforeEach(() => {
    folder = temporaryFolder();
    path = join(folder.path, 'hours.yaml');
    writeFileSync(path, FILE);
  });
  afterEach(() => folder.remove());

  it('is done over what was looked at, and over nothing else', () => {
    expect(saveFile(path, revisionOf(FILE), 'mine')).toBe('saved');
    expect(saveFile(path, revisionOf(FILE), 'theirs')).toBe('moved');
    expect(readFileSync(path, 'utf8')).toBe('mine');
  });

  it('makes the file of a story that had none yet', () => {
    const gaps = join(folder.path, 'gaps.yaml');
    expect(saveFile(gaps, revisionOf(''), 'mine')).toBe('saved');
    expect(readFileSync(gaps, 'utf8')).toBe('mine');
  });

  it('waits for another desk that is saving the same file', () => {
    writeFileSync(`${path}.lock`, '');
    expect(saveFile(path, revisionOf(FILE), 'mine')).toBe('busy');
    expect(readFileSync(path, 'utf8')).toBe(FILE);
  });
});
