/** Single code points for the strings of property tests. */
import fc from 'fast-check';

const SURROGATES = { from: 0xd800, count: 0x800 } as const;
const COUNT = 0x110000 - SURROGATES.count;

/**
 * Any code point but surrogates, as the unit 'binary' of fast-check gives them. That one looks back from a string in a
 * table of all of them, which takes a second and a hundred megabytes to set up.
 */
export const codePoint: fc.Arbitrary<string> = fc.nat({ max: COUNT - 1 }).map(
  (n) => String.fromCodePoint(n < SURROGATES.from ? n : n + SURROGATES.count),
  (value) => {
    const point = typeof value === 'string' ? value.codePointAt(0) : undefined;
    if (point === undefined || String.fromCodePoint(point) !== value) throw new Error('no single code point');
    if (point < SURROGATES.from) return point;
    if (point < SURROGATES.from + SURROGATES.count) throw new Error('a surrogate');
    return point - SURROGATES.count;
  },
);
