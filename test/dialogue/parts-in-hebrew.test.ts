import { describe, expect, it } from 'vitest';
import { partsIn } from './parts-in.ts';

const partsOf = partsIn('he', 'השעות החדשות');

describe('a message in Hebrew, where "and" is written onto the word behind it', () => {
  it.each([
    ['האם הוא רופא, האם הוא מפורסם?', ['האם הוא רופא', 'האם הוא מפורסם?']],
    ['מי משלם על הספרייה ולמה סגרו אותה', ['מי משלם על הספרייה', 'ולמה סגרו אותה']],
    ['מי החליט, ועם מי הוא דיבר?', ['מי החליט', 'ועם מי הוא דיבר?']],
    ['תסביר לי מה קרה ותגיד מי אחראי', ['תסביר לי מה קרה', 'ותגיד מי אחראי']],
    ['זה אושר? ומי בדיוק אישר', ['זה אושר?', 'ומי בדיוק אישר']],
    ['ma kara velama', ['ma kara', 'velama']],
    ['א. מי החליט ב. למה סגרו אותה', ['מי החליט', 'למה סגרו אותה']],
    ['מי זה ובן כמה הוא', ['מי זה', 'ובן כמה הוא']],
  ])('falls into the parts that ask: %s', (text, parts) => {
    expect(partsOf(text)).toEqual(parts);
  });

  it('is one part where only things are joined', () => {
    expect(partsOf('ספר לי על הספרייה ועל השעות החדשות')).toHaveLength(1);
    expect(partsOf('הספרייה נסגרה כי אין כסף, לא?')).toHaveLength(1);
    expect(partsOf('הוועדה אישרה את זה ועוד לא ברור מתי')).not.toHaveLength(2);
  });

  it('may list sides of the matter', () => {
    expect(partsOf('רק עובדות: מי, איפה, תוצאה')).toEqual([
      'מי הצדדים של השעות החדשות',
      'איפה התקיימו השעות החדשות',
      'מה התוצאה של השעות החדשות',
    ]);
    expect(partsOf('מי, מתי ולמה')).toHaveLength(3);
  });
});
