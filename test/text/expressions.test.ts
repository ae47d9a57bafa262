import { describe, expect, it } from 'vitest';
import { anywhere, atStart, oneOf, whole } from '../../src/text/expressions.ts';

describe('expressions', () => {
  it('are found anywhere, at the start, or as the whole, as whole words', () => {
    expect(anywhere(['how (many|much)']).test('and how much is it')).toBe(true);
    expect(anywhere(['how (many|much)']).test('somehow muchly')).toBe(false);
    expect(atStart(['who'], ['and', 'so']).test('and so who is it')).toBe(true);
    expect(atStart(['who']).test('tell me who')).toBe(false);
    expect(whole(['why'], ['and'], ['then']).test('and why then')).toBe(true);
    expect(whole(['why']).test('why not')).toBe(false);
  });

  it('keep nothing of what their groups match: a text can be split at them', () => {
    const join = new RegExp(` ${oneOf(['(and|or) then', 'plus'])} `, 'g');
    expect('who and then where plus when'.split(join)).toEqual(['who', 'where', 'when']);
    expect(oneOf(['(?:a|b)', '\\(c'])).toBe('(?:(?:a|b)|\\(c)');
  });
});
