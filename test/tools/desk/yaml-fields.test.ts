/** Fields of an item are read and written in place: every other byte of the file stays. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { ItemRef } from '../../../tools/desk/story/items.ts';
import { readFields, writeFields } from '../../../tools/desk/story/yaml-fields.ts';
import { YamlEditError } from '../../../tools/review/yaml-edit.ts';

const FILE = `# Hours of the museum.
topic: hours   # as in the address
title: Hours
entries:
  - id: other
    question: Which other?
    answer: "Another."
    short: "Another."
    facts: [other]
    phrasings:
      - "which other"
  # The one that people ask most.
  - id: monday
    question: Is it open on Mondays?
    answer: >-
      The museum is closed on Mondays, the notice
      says.
    short: "Closed on Mondays, the notice says."   # fits on a button
    facts: [monday]
    related: [other]
    phrasings:
      - "open mondays?"
      # from an angry person
      - "why the hell is it shut on mondays"
      - "monday hours"
`;
const MONDAY: ItemRef = { kind: 'entry', id: 'monday' };

/** Lines that were there and are gone, and lines that have come. */
function changedLines(after: string, before = FILE) {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return { gone: old.filter((line) => !now.includes(line)), come: now.filter((line) => !old.includes(line)) };
}

describe('the fields of an item', () => {
  it('are read as people read them', () => {
    expect(readFields(FILE, MONDAY)).toEqual({
      draft: false,
      question: 'Is it open on Mondays?',
      answer: 'The museum is closed on Mondays, the notice says.',
      short: 'Closed on Mondays, the notice says.',
      facts: ['monday'],
      revision: null,
      phrasings: ['open mondays?', 'why the hell is it shut on mondays', 'monday hours'],
    });
    expect(readFields(FILE, { kind: 'entry', id: 'sunday' })).toBeNull();
    expect(readFields(FILE, { kind: 'gap', id: 'monday' })).toBeNull();
  });

  it('are written in the layout that they have, with comments and order kept', () => {
    const after = writeFields(FILE, MONDAY, {
      answer: 'The museum is shut on Mondays: the notice says so.',
      short: 'Shut on Mondays, the "notice" says.',
    });
    expect(changedLines(after)).toEqual({
      gone: [
        '      The museum is closed on Mondays, the notice',
        '      says.',
        '    short: "Closed on Mondays, the notice says."   # fits on a button',
      ],
      come: [
        '      The museum is shut on Mondays: the notice says so.',
        '    short: "Shut on Mondays, the \\"notice\\" says."   # fits on a button',
      ],
    });
  });

  it('take list items one by one', () => {
    const after = writeFields(FILE, MONDAY, {
      phrasings: ['mon?', 'open mondays?', 'monday hours', 'on a monday'],
    });
    expect(changedLines(after)).toEqual({
      gone: ['      - "why the hell is it shut on mondays"'],
      come: ['      - "mon?"', '      - "on a monday"'],
    });
    expect(after.indexOf('mon?')).toBeLessThan(after.indexOf('open mondays?'));
    expect(after).toContain('# from an angry person');
  });

  it('are put where they belong when they are new, and go when they are emptied', () => {
    const withRevision = writeFields(FILE, MONDAY, { revision: 2, facts: ['monday', 'other'] });
    expect(changedLines(withRevision)).toEqual({
      gone: ['    facts: [monday]'],
      come: ['    facts: [monday, other]', '    revision: 2'],
    });
    expect(writeFields(withRevision, MONDAY, { revision: null, facts: ['monday'] })).toBe(FILE);
  });

  it('need not be there: what a file leaves out reads as what it means', () => {
    const facts = '- id: rain\n  draft: true\n- id: sun\n  statement: "It shines."\n  quote:\n';
    const rain: ItemRef = { kind: 'fact', id: 'rain' };
    const sun: ItemRef = { kind: 'fact', id: 'sun' };
    expect(readFields(facts, rain)).toMatchObject({ draft: true, statement: null, standing: 'reported' });
    const finished = writeFields(facts, rain, { draft: false, statement: 'It rains.', where: ['sky/1'] });
    expect(parse(finished)[0]).toEqual({ id: 'rain', statement: 'It rains.', where: ['sky/1'] });
    expect(parse(writeFields(finished, sun, { quote: 'Sun: #1!' }))[1]).toMatchObject({ quote: 'Sun: #1!' });
    const entries = 'entries:\n  - id: sky\n    question: "What is up?"\n    facts: [sun]\n';
    const sky: ItemRef = { kind: 'entry', id: 'sky' };
    const asked = writeFields(entries, sky, { phrasings: ['what, then', 'up: where?'] });
    expect(asked).toBe(`${entries}    phrasings:\n      - "what, then"\n      - "up: where?"\n`);
    expect(writeFields(asked, sky, { phrasings: [] })).toBe(entries);
  });

  it('hold texts of several lines, quotation marks and signs of YAML', () => {
    for (const answer of [
      'One.\n- two\n- three',
      '- "x": y # z',
      '  two  spaces  ',
      '\ttab',
      'é 😀 “x”',
      "it's: so",
    ]) {
      const after = writeFields(FILE, MONDAY, { answer, question: answer, short: answer });
      expect(readFields(after, MONDAY)).toMatchObject({ answer, question: answer, short: answer });
      expect(parse(after).entries[0]).toEqual(parse(FILE).entries[0]);
    }
  });

  it('stay as they are, byte for byte, where nothing is changed', () => {
    const text = readFileSync('test/stories/library/faq/hours.yaml', 'utf8');
    const ref: ItemRef = { kind: 'entry', id: 'sunday-hours' };
    expect(writeFields(text, ref, readFields(text, ref)!)).toBe(text);
    const windows = FILE.replaceAll('\n', '\r\n');
    expect(writeFields(windows, MONDAY, { phrasings: ['open mondays?'] })).not.toMatch(/(?<!\r)\n/);
  });

  it('are refused for an item that is not there', () => {
    expect(() => writeFields(FILE, { kind: 'entry', id: 'gone' }, { answer: 'x' })).toThrow(YamlEditError);
  });
});
