import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { formatIssue } from '../../src/knowledge/validation-issue.ts';
import { copyLibrary, type LibraryCopy } from '../stories/library.ts';

let library: LibraryCopy;
beforeEach(() => {
  library = copyLibrary();
});
afterEach(() => library.remove());

const list = (text: string) => writeFileSync(join(library.dir, 'ways.txt'), text);
const load = () => loadKnowledge(library.dir);
const told = (issues: ReturnType<typeof load>['faults']) =>
  issues.map((issue) => formatIssue(issue).replaceAll(`${library.dir}/`, ''));

it('ways to ask in a plain list stand beside those in the other files', () => {
  const before = load().knowledge!;
  list(
    '# who pays\n@costs\nhow much is it: roughly?\n\nwhat will "all that" come to #money\n@parking\nwhere do I leave my van\n',
  );
  const { knowledge, faults } = load();
  expect(faults).toEqual([]);
  expect(knowledge!.entries.get('costs')!.phrasings).toEqual([
    ...before.entries.get('costs')!.phrasings,
    'how much is it: roughly?',
    'what will "all that" come to #money',
  ]);
  expect(knowledge!.gaps.get('parking')!.phrasings).toContain('where do I leave my van');
  expect(knowledge!.revision).not.toBe(before.revision);
});

it('names the line of an id that is none, and of a way to ask that stands under none', () => {
  list('what does it cost\n@cost\nhow much is it\n');
  expect(told(load().faults)).toEqual([
    expect.stringMatching(/^ways\.txt:1: .*write "@"/),
    expect.stringMatching(/^ways\.txt:2: there is no entry and no gap "cost".*costs/),
  ]);
});

it('a way to ask that stands twice is found where it stands', () => {
  list('@costs\nwhere do I leave my van\n@parking\nwhere do I leave my van\n');
  expect(told(load().warnings).join('\n')).toContain('ways.txt:4');
});

it('a gap needs a way to ask, be it in the list', () => {
  const path = join(library.dir, 'gaps.yaml');
  writeFileSync(path, '- id: lifts\n  title: Lifts\n  reply: The notice says nothing about lifts.\n');
  expect(told(load().faults).join('\n')).toContain('gap "lifts" has no way to ask');
  list('@lifts\nis there a lift\n');
  expect(told(load().faults).join('\n')).not.toContain('has no way to ask');
});
