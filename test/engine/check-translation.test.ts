import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkTranslation } from '../../src/engine/check-translation.ts';
import { type LibraryCopy, libraryEngine } from '../stories/library.ts';
import { checkFrench, copyTranslated, TRANSLATION } from '../stories/translated-library.ts';

describe('the translation of a story', () => {
  let copy: LibraryCopy;
  beforeAll(() => {
    copy = copyTranslated();
  });
  afterAll(() => copy.remove());

  const messages = (all: readonly { readonly message: string }[]) => all.map(({ message }) => message);

  /** What is wrong after a change, which is taken back again. */
  function faultsAfter(file: string, what: string, by: string): string[] {
    copy.replace(`${TRANSLATION}/${file}`, what, by);
    const { faults } = checkFrench(copy);
    copy.replace(`${TRANSLATION}/${file}`, by, what);
    return messages(faults);
  }

  it('is told as far as it goes; each part that is missing is named with its file', () => {
    const { engine, faults, missing } = checkFrench(copy);
    expect(messages(faults)).toEqual([]);
    expect(engine!.knowledge).toMatchObject({
      language: { code: 'fr' },
      article: { writtenIn: 'avis en anglais' },
    });
    expect(engine!.knowledge.entries.get('sunday-hours')!.question).toMatch(/^Quand/);
    expect(engine!.knowledge.untranslated).toContain('entry:costs');
    expect(engine!.knowledge.untranslated).not.toContain('entry:sunday-hours');
    const told = messages(missing);
    expect(told).toContain('fr: no translation of the entry "costs"');
    expect(told).toContain('fr: the entry "thursday-hours" has no question, answer, short');
    expect(told).toContain('fr: no translation of the fact "noise"');
    expect(told).toContain('fr: no title of the topic "voices"');
  });

  it('is not told where the answer has changed in substance since, but is understood', () => {
    const story = libraryEngine().knowledge;
    const entry = story.entries.get('sunday-hours')!;
    const entries = new Map(story.entries).set(entry.id, { ...entry, revision: entry.revision + 1 });
    const { engine, missing } = checkTranslation(copy.dir, 'fr', { ...story, entries });
    expect(engine!.knowledge.untranslated).toContain('entry:sunday-hours');
    expect(engine!.knowledge.entries.get('sunday-hours')).toMatchObject({
      answer: entry.answer,
      phrasings: expect.arrayContaining(['horaires du dimanche']),
    });
    expect(messages(missing)).toContain('fr: the entry "sunday-hours" translates revision 1 of 2');
  });

  it.each([
    ['faq/hours.yaml', 'ouvre le dimanche de dix', 'ouvre 3 dimanches de dix', 'says the number 3'],
    ['facts.yaml', '40 000 euros', '45 000 euros', 'says the number 45000'],
    ['facts.yaml', 'coûtent 40 000 euros', 'coûtent de l’argent', 'leaves out the number 40000'],
    [
      'faq/hours.yaml',
      'À partir de mai, la bibliothèque',
      'À partir du 3 mai 2024, la bibliothèque',
      'says the date 2024-05-03',
    ],
    ['faq/hours.yaml', 'answer: À partir de mai', 'answer: Oui, à partir de mai', 'begins with yes or no'],
    ['facts.yaml', 'la bibliothèque ouvre', 'la scandaleuse bibliothèque ouvre', 'judgement of our own'],
  ])('that says something else than the story is a fault: %s: %s', (file, what, by, fault) => {
    expect(faultsAfter(file, what, by).join('\n')).toContain(fault);
  });

  it('is firm where the story is not: then it is a fault, and that part is told in English', () => {
    const file = `${TRANSLATION}/facts.yaml`;
    const firm = 'trial: {statement: "Les horaires sont à l’essai pour un an."}\n';
    const before = copy.read(file);
    copy.write(file, `${before}${firm}`);
    const { engine, faults } = checkFrench(copy);
    copy.write(file, `${before}${firm.replace('sont', 'seraient')}`);
    const mended = checkFrench(copy);
    copy.write(file, before);
    expect(messages(faults)).toEqual([
      'fr: statement of "trial" is firmer than what it translates: no word says that it is believed',
    ]);
    expect(engine!.knowledge.untranslated).toContain('fact:trial');
    expect(messages(mended.faults)).toEqual([]);
    expect(mended.engine!.knowledge.untranslated).not.toContain('fact:trial');
  });

  it('of what the story does not have is a fault', () => {
    expect(faultsAfter('faq/hours.yaml', 'sunday-hours:', 'monday-hours:')).toEqual([
      'fr: the story has no entry "monday-hours"',
    ]);
  });

  it('is not told by a calibration that was fitted for other evidence', () => {
    const fitted = JSON.parse(readFileSync('knowledge/translations/calibration.json', 'utf8'));
    const [name] = Object.keys(fitted.calibration.right.terms);
    delete fitted.calibration.right.terms[name!];
    const file = `${TRANSLATION}/../calibration.json`;
    copy.write(file, JSON.stringify(fitted));
    const { engine, faults } = checkFrench(copy);
    copy.removeFile(file);
    expect(engine).toBeNull();
    expect(messages(faults).join()).toContain('npm run fit -- --translations');
  });

  it('without the story’s own sentences is not told', () => {
    const file = `${TRANSLATION}/article.yaml`;
    const before = copy.read(file);
    copy.removeFile(file);
    const { engine, faults } = checkFrench(copy);
    copy.write(file, before);
    expect(engine).toBeNull();
    expect(messages(faults).join()).toContain('no article.yaml');
  });
});
