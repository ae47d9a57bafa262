import { describe, expect, it } from 'vitest';
import { filled, withName } from '../../src/dialogue/fill.ts';
import type { DialogueState } from '../../src/dialogue/follow-up.ts';
import type { Name } from '../../src/knowledge/model.ts';
import { libraryKnowledge } from '../stories/library.ts';

const treasurer: Name = {
  id: 'treasurer',
  name: 'Ada Bloom',
  plural: false,
  kind: 'person',
  also: ['the treasurer'],
  is: null,
  facts: ['cost'],
  role: null,
  part: 'cost',
};
const knowledge = { ...libraryKnowledge(), names: [treasurer] };
const told = (entry: string | null, facts: readonly string[]): DialogueState => ({
  entry,
  gap: null,
  offered: [],
  facts,
  question: null,
});

describe('a part of a message that names one person', () => {
  const message = 'ADA BLOOM. what did she do before this and who chose her';

  it('has her name in the place of the words that stand for her', () => {
    expect(withName('what did she do before this', message, knowledge)).toBe('what did Bloom do before this');
  });

  it('has it where they say that something is hers, too', () => {
    expect(withName('what was her job before', message, knowledge)).toBe("what was Bloom's job before");
    expect(withName('who told her and when', message, knowledge)).toBe('who told her and when');
  });

  it('is left alone where it names her, or the message names nobody or two', () => {
    expect(withName('does she like Ada Bloom', message, knowledge)).toBe('does she like Ada Bloom');
    expect(withName('what did she do', 'what did she do', knowledge)).toBe('what did she do');
    const two = { ...knowledge, names: [treasurer, { ...treasurer, id: 'b', name: 'chose' }] };
    expect(withName('what did she do', message, two)).toBe('what did she do');
  });
});

describe('a word that points back', () => {
  it('is written out as what the story is about, after the whole of it was told', () => {
    expect(filled('did it work?', told(null, ['sunday', 'cost']), knowledge)).toBe('did the new hours work?');
    expect(filled('and what came of it all?', null, knowledge)).toBe('and what came of the new hours?');
  });

  it('is written out as the one place that was told', () => {
    const hall: Name = { ...treasurer, id: 'hall', name: 'the hall', kind: 'place', also: [] };
    const facts = new Map([['met', { ...knowledge.facts.get('cost')!, statement: 'They met in the hall.' }]]);
    const known = { ...knowledge, names: [treasurer, hall], facts };
    expect(filled('why there?', told('costs', ['met']), known)).toBe('why in the hall?');
    expect(filled('is there a plan?', told('costs', ['met']), known)).toBeNull();
    expect(filled('why there?', told('costs', []), known)).toBeNull();
  });

  it('is left alone after one thing was told, where it may be any part of that', () => {
    expect(filled('did it work?', told('costs', ['sunday']), knowledge)).toBeNull();
  });

  it('is written out as the one person who was named, and as nobody where there are two', () => {
    expect(filled('how old is he?', told('costs', ['cost']), knowledge)).toBe('how old is Bloom?');
    const two = { ...knowledge, names: [treasurer, { ...treasurer, id: 'b', name: 'According' }] };
    expect(filled('how old is he?', told('costs', ['cost']), two)).toBeNull();
  });
});
