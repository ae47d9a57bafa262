/** Strings as strangers type them, and as nobody should. */
import fc from 'fast-check';
import { codePoint } from './code-points.ts';

/** Any UTF-16 units at all, lone surrogates among them, with invisible signs and chat mark-up mixed in. */
export const anyText = (maxLength = 300): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        { weight: 3, arbitrary: fc.string({ unit: codePoint, maxLength: 8 }) },
        { weight: 2, arbitrary: fc.integer({ min: 0, max: 0xffff }).map((n) => String.fromCharCode(n)) },
        {
          weight: 3,
          arbitrary: fc.constantFrom(
            "won't",
            "can't",
            'cant',
            "what's",
            'whos',
            "they've",
            'gonna',
            'U.S.',
            '40,000',
            'ﬁ',
            '\u{fdfa}',
            'İ',
            'ß',
            'é',
          ),
        },
        {
          weight: 2,
          arbitrary: fc.constantFrom(
            '<@123>',
            '<#C1|general>',
            ':smile:',
            '<:wave:123456>',
            'https://example.org/a?b=c',
            '`',
            '```',
            '@here',
            '_',
            '**',
            '~~',
            '||',
            '>',
            '<',
          ),
        },
        {
          weight: 2,
          arbitrary: fc.constantFrom('\u200b', '\u200e', '\u202e', '\ufeff', '\0', '\u001b', '\n', '\t'),
        },
        { weight: 2, arbitrary: fc.constantFrom(' ', '?', '.', "'", '’', ';', '😀', '👩‍👩‍👧‍👦') },
        { weight: 1, arbitrary: fc.constantFrom('constructor', '__proto__', 'toString', 'hasOwnProperty') },
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('').slice(0, maxLength));

/** What breaks programs that trust what they are told. */
export const NASTY: Readonly<Record<string, string>> = {
  nothing: '',
  blanks: ' \t\r\n  ',
  'a question mark': '?',
  'control characters': '\0\u0001\u0007\u001b[31m\u007f',
  'zero-width signs': '\u200b\u200c\u200d\ufeff',
  'right-to-left marks': '\u202e\u200f\u2067who?\u2069',
  'a lone high surrogate': '\ud83d',
  'a lone low surrogate': 'who \udc00 is it',
  'emoji only': '😀🔥👩‍👩‍👧‍👦🇺🇳',
  mentions: '<@1234567890123456> <@U12AB> <!channel> @everyone',
  'a link': 'https://example.org/?q=<script>alert(1)</script>',
  'marks stacked': `z${'\u0301'.repeat(5000)}`,
  constructor: 'constructor',
  prototype: '__proto__',
  'a method': 'toString',
  'many words of objects': 'constructor __proto__ toString hasOwnProperty valueOf prototype',
  'another script': 'Кто ведёт переговоры? 谁在谈判? من يتفاوض؟',
  numbers: '1,000,000 0x1F 1e309 NaN',
  'a command that does not exist': '/constructor',
  JSON: '{"__proto__": {"polluted": true}}',
  'one endless word': 'a'.repeat(100_000),
  'endless words': 'who is it '.repeat(10_000),
  'endless brackets': '<'.repeat(100_000),
  'endless mark-up': '<@'.repeat(50_000),
  'endless bold': '**a'.repeat(33_000),
  'endless colons': ':a'.repeat(50_000),
  'endless quotes': "s'".repeat(50_000),
  'endless question marks': '?'.repeat(100_000),
  'endless emoji': '👩‍👩‍👧‍👦'.repeat(9_000),
  'endless lines': '\n'.repeat(100_000),
  'endless ligatures': '\u{fdfa}'.repeat(100_000),
  'endless blanks': ' '.repeat(100_000),
  'a long slash': `/${'explain '.repeat(12_000)}`,
};
