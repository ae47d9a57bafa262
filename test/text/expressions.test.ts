import { describe, expect, it } from 'vitest';
import { anywhere, atStart, whole } from '../../src/text/expressions.ts';

describe('expressions made one', () => {
  it('are found as whole words, wherever they stand', () => {
    const form = anywhere(['how (many|much)', 'who']);
    for (const text of ['who', 'and who pays', 'say how much it is']) expect(form.test(text)).toBe(true);
    for (const text of ['whole', 'how manyfold', 'much', '']) expect(form.test(text)).toBe(false);
  });

  it('are found first, after whatever may stand before them', () => {
    const form = atStart(['is', 'does it'], ['and', 'so']);
    for (const text of ['is it', 'and so does it', '- is']) expect(form.test(text)).toBe(true);
    for (const text of ['it is', 'but is', 'island', 'and']) expect(form.test(text)).toBe(false);
  });

  it('are found as the whole text, with what may stand around them', () => {
    const form = whole(['more', 'go on'], ['and', 'ok'], ['please']);
    for (const text of ['more', 'ok and more', 'go on please']) expect(form.test(text)).toBe(true);
    for (const text of ['more of it', 'please more', 'go on please please', ''])
      expect(form.test(text)).toBe(false);
  });
});
