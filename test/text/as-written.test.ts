import { expect, test } from 'vitest';
import { asWritten } from '../../src/text/as-written.ts';

test('a name has the capitals of the message, and its own where the message has none', () => {
  expect(asWritten('ron mcdermot', 'Is Ron McDermot in it?')).toBe('Ron McDermot');
  expect(asWritten('ron mcdermot', 'is ron mcdermot in it?')).toBe('Ron Mcdermot');
});

test('a name without capitals has the letters of the message, not those that were made plain', () => {
  expect(asWritten('רונ דרמר', 'הכתבה מזכירה את רון דרמר?')).toBe('רון דרמר');
  expect(asWritten('דנ', 'מה עם דני ודן?')).toBe('דנ');
  expect(asWritten('דנ', 'מה עם דני, דן?')).toBe('דן');
});
