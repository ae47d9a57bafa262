import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answerer.ts';
import { libraryEngine } from './library.ts';

const ask = (question: string) => createAnswerer(libraryEngine()).ask(question);
const wordsOf = (text: string) => text.split(/\s+/).length;

describe('a wish for the whole says how it is wanted', () => {
  it('in few words: as many facts as fit, else the shortest form, with a word that it is that', () => {
    const many = ask('sum it up in under 60 words');
    expect(wordsOf(`${many.title} ${many.body}`)).toBeLessThanOrEqual(60);
    expect(many.facts.length).toBeGreaterThan(1);
    expect(many.facts.length).toBeLessThan(ask('sum it up').facts.length);
    expect(ask('sum it up in 9 words').body).toMatch(/^In one sentence:\n\S/);
  });

  it('in plain words, which nobody has checked: the one sentence that there is', () => {
    for (const question of ['summarise it for a child', 'give me a summary like i am five'])
      expect(ask(question).body).toMatch(/^In one plain sentence:\n\S/);
  });
});
