import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/core/answerer.ts';
import { trainEngine } from '../../src/engine/train.ts';
import { libraryKnowledge } from '../stories/library.ts';

const knowledge = libraryKnowledge();
const { ask } = createAnswerer(trainEngine(knowledge));

describe('what hardly any source tells comes with the engine', () => {
  it.each([
    ['how old is she', 'The article does not say how old anybody is.'],
    ['is there a helpline', 'The article names no helpline or other place to turn to.'],
    ["what's the weather", 'The article says nothing about the weather.'],
    ['are there any photos', 'The article as I know it holds no pictures, maps or films.'],
  ])('%s', (text, said) => {
    expect(ask(text)).toMatchObject({ kind: 'no-answer', reason: 'not-in-article', body: said });
  });

  it('but never where the story speaks of it', () => {
    const costs = knowledge.entries.get('costs')!;
    const phrasings = [...costs.phrasings, 'is the helpline paid for too'];
    const entries = new Map([...knowledge.entries, ['costs', { ...costs, phrasings }]]);
    const told = createAnswerer(trainEngine({ ...knowledge, entries })).ask('is there a helpline');
    expect(told.body).not.toContain('names no helpline');
  });
});
