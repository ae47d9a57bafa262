import { describe, expect, it } from 'vitest';
import { languageFiles } from '../../src/knowledge/language-folder.ts';
import { readLanguage } from '../../src/knowledge/read-language.ts';
import { QUESTION_TYPES } from '../../src/text/language.ts';

describe.each([
  ['en', 'the'],
  ['fr', 'le'],
])('the language %s', (code, word) => {
  const read = readLanguage(code, []);
  const { language } = read!;

  it('is read from its folder', () => {
    expect(language.code).toBe(code);
    expect(language.words.functionWords.has(word)).toBe(true);
    expect(languageFiles().filter((file) => file.includes(`/${code}/`)).length).toBeGreaterThan(4);
  });

  it('knows a form for every type of question', () => {
    expect(language.questions.types.map(({ type }) => type)).toEqual(QUESTION_TYPES);
  });

  it('takes no expression for one that finds everything', () => {
    const { questions, followUps } = language;
    const { limits, marks, avoid, ...wording } = language.wording;
    const { types, ...others } = questions;
    const {
      takesNth,
      aboutLast,
      asksMeaning,
      asksWhereFrom,
      takesUpName,
      asksNthPart,
      ofSource,
      standsForGroup,
      standsForOwner,
      standsForPlace,
      standsForOthers,
      ...more
    } = followUps;
    const all = [
      ...types.map(({ form }) => form),
      ...takesNth,
      ...aboutLast.map(({ form }) => form),
      ...asksMeaning,
      ...asksWhereFrom,
      ...takesUpName,
      ...asksNthPart,
      ...[...standsForGroup, ...standsForOwner, ...standsForPlace, ...standsForOthers].map(
        ({ form }) => form,
      ),
      ...ofSource.flatMap(({ anyTime, asFirst }) => [anyTime, asFirst]),
      ...Object.values(others),
      ...Object.values(more),
      ...Object.values(wording),
      ...Object.values(marks),
      ...limits.map(({ words }) => words),
      ...avoid.map(({ words }) => words),
    ];
    expect(all.length).toBeGreaterThan(30);
    for (const form of all) for (const text of ['', 'library', 'qxz']) expect(text.search(form)).toBe(-1);
  });
});

describe('a language that there is not', () => {
  it('cannot be read, and every file that is missing is named', () => {
    const faults: Parameters<typeof readLanguage>[1] = [];
    expect(readLanguage('tlh', faults)).toBeNull();
    expect(faults.length).toBeGreaterThan(3);
    for (const { message } of faults) expect(message).toBe('is missing');
  });
});

describe('how many pieces are wished for', () => {
  const { values } = readLanguage('ar', [])!.language;

  it('may stand behind the word for them, or in its ending', () => {
    for (const one of ['في جمله واحده', 'بسطر واحد', 'بجمله']) expect(values.onePiece.test(one)).toBe(true);
    for (const two of ['بجملتين', 'نقطتين بس']) expect(values.twoPieces.test(two)).toBe(true);
    expect(values.onePiece.test('في ثلاث جمل')).toBe(false);
    expect(values.twoPieces.test('جمله واحده')).toBe(false);
  });

  it('is read from plain letters, as a message has them', () => {
    const { many } = values.pieces.exec('لخص في اربع جمل')!.groups!;
    expect(values.numbers.get(many!)).toBe(4);
  });
});
