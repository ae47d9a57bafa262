/** The points of a message that is a numbered list. */

/** A number or letter that begins a point: `1)`, `(2)`, `٣.`, `4.-`, `(a)`, `b)`, `א.` or `(ii)`. */
const NUMBERED =
  /(?:^|[\s,;:،؛])(?:\(?([1-9١-٩])(?:[).:]-?|-)|\((i{1,3}|iv|v|vi{1,3})\)|\(?([a-i])\)|\(?([א-טأابجدهوزحط])[).:])\s+/g;

/** A number that begins a point with no sign behind it: "1 date 2 place 3 who was there". */
const BARE_NUMBER = /(?:^|[\s,;:،؛])([1-9١-٩])\s+(?=\p{L})/gu;

/** Fewer numbers without a sign may count something: "1 town 2 markets". */
const FEWEST_BARE = 3;

/** The letters that count in scripts in which no single one of them is a word. */
const COUNTING = ['אבגדהוזחט', 'ابجدهوزحط', 'أبجدهوزحط'];

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii'];

const latinDigit = (digit: string | undefined): string | undefined =>
  digit === undefined ? undefined : String(digit.charCodeAt(0) & 0xf);

const isRankedAs = ([, number, roman, letter, other]: RegExpExecArray, rank: number): boolean =>
  COUNTING.some((letters) => other !== undefined && letters[rank - 1] === other) ||
  [latinDigit(number), letter === undefined ? undefined : String(letter.charCodeAt(0) - 96)].includes(
    String(rank),
  ) ||
  (roman !== undefined && (ROMAN[rank - 1] === roman || (rank === 9 && roman === 'i')));

/** The points of a numbered list; null where there is none. What stands before the first point is no part of it. */
export function numberedPoints(text: string): string[] | null {
  const isList = (points: readonly RegExpExecArray[], fewest: number) =>
    points.length >= fewest && points.every((point, i) => isRankedAs(point, i + 1));
  const signed = [...text.matchAll(NUMBERED)];
  const bare = [...text.matchAll(BARE_NUMBER)];
  const points = isList(signed, 2) ? signed : isList(bare, FEWEST_BARE) ? bare : null;
  if (points === null) return null;
  return points.map((point, i) => text.slice(point.index + point[0].length, points[i + 1]?.index));
}
