import { describe, expect, it } from 'vitest';
import { filled, firstNamedIn, withName, withOthers } from '../../src/dialogue/fill.ts';
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

describe('the others of a group', () => {
  const readers: Name = {
    ...treasurer,
    id: 'readers',
    name: 'the early readers',
    kind: 'group',
    plural: true,
  };
  const told: DialogueState = { entry: null, gap: null, offered: [], facts: ['reason'], question: null };
  const withReaders = (statement: string) => {
    const reason = { ...knowledge.facts.get('reason')!, statement };
    return { ...knowledge, names: [readers], facts: new Map([...knowledge.facts, ['reason', reason]]) };
  };

  it('are called what its members are, where it was told of last', () => {
    const known = withReaders('Ada Bloom let the early readers in.');
    expect(withOthers('and what about the rest of them?', told, known)).toBe(
      'and what about the other readers?',
    );
    expect(withOthers('who pays?', told, known)).toBeNull();
  });

  it('are nobody where no group was told of', () => {
    expect(withOthers('and the others?', told, withReaders('Ada Bloom let them in.'))).toBeNull();
    expect(withOthers('and the others?', null, withReaders('The early readers came.'))).toBeNull();
  });
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

describe('whom or what a clause names first', () => {
  it('is what "it" behind it stands for', () => {
    const town: Name = { ...treasurer, id: 'town', name: 'Ashby', kind: 'place', also: [] };
    const both = { ...knowledge, names: [treasurer, town] };
    expect(firstNamedIn('did ashby ask Ada Bloom, or was it told?', both)).toBe(town);
    expect(firstNamedIn('did anybody ask?', both)).toBeUndefined();
  });
});
