import { describe, expect, it } from 'vitest';
import { createDialogueMemory, REMEMBERED_MS, topicAfter } from '../../src/core/dialogue-memory.ts';
import { makeReply } from '../../src/core/reply.ts';

const about = (entry: string) => ({
  entry,
  gap: null,
  offered: [],
  facts: [entry],
  question: null,
  shown: [entry],
});

const statement = (entry: string) => makeReply({ kind: 'answer', body: '', entry, facts: [entry] });

describe('the memory of conversations', () => {
  let now = 1000;
  const dialogues = () => createDialogueMemory(() => now);

  it('lasts ten minutes from the last answer', () => {
    expect(REMEMBERED_MS).toBe(600_000);
    const memory = dialogues();
    memory.replied('a', statement('costs'));
    now += REMEMBERED_MS;
    expect(memory.stateOf('a')).toEqual(about('costs'));
    now += 1;
    expect(memory.stateOf('a')).toBeNull();
    memory.replied('a', statement('hours'));
    now += REMEMBERED_MS;
    expect(memory.stateOf('a')).toEqual(about('hours'));
  });

  it('keeps conversations apart', () => {
    const memory = dialogues();
    memory.replied('a', statement('costs'));
    expect(memory.stateOf('b')).toBeNull();
    expect(memory.stateOf('constructor')).toBeNull();
  });

  it('is bounded: the longest silent are forgotten first', () => {
    const memory = dialogues();
    for (let i = 0; i < 20_001; i++) memory.replied(`c${i}`, statement('costs'));
    expect(memory.stateOf('c0')).toBeNull();
    expect(memory.stateOf('c1')).not.toBeNull();
    expect(memory.stateOf('c20000')).not.toBeNull();
  });
});

describe('what a conversation is about', () => {
  const offer = makeReply({
    kind: 'suggestions',
    body: '',
    suggestions: [{ entry: 'costs', title: 'What does it cost?', facts: ['costs'] }],
  });
  const thanks = makeReply({ kind: 'small-talk', body: '' });

  it('is the entry stated last, or the gap', () => {
    const stated = statement('costs');
    expect(topicAfter(stated, about('hours'))).toEqual({ ...about('costs'), shown: ['hours', 'costs'] });
    const missing = makeReply({ kind: 'no-answer', body: '', gap: 'phone' });
    expect(topicAfter(missing, about('hours'))).toMatchObject({ entry: null, gap: 'phone', offered: [] });
  });

  it('keeps what was asked, and the facts of a reply that states several entries', () => {
    const list = makeReply({ kind: 'answer', body: '', facts: ['costs', 'hours'] });
    expect(topicAfter(list, about('hours'), 'tell me all')).toEqual({
      entry: null,
      gap: null,
      offered: [],
      facts: ['costs', 'hours'],
      question: 'tell me all',
      shown: ['hours'],
    });
  });

  it('stays what it was when something is merely offered, or thanks are given', () => {
    const offered = { ...about('hours'), offered: ['costs'], unanswered: true };
    expect(topicAfter(offer, about('hours'))).toEqual(offered);
    expect(topicAfter(thanks, offered)).toEqual({ ...about('hours'), unanswered: true });
    expect(topicAfter(thanks, { ...about('hours'), offered: ['costs'] })).toEqual(about('hours'));
  });

  it('is an offer alone before anything was stated, and nothing before that', () => {
    expect(topicAfter(offer, null)).toEqual({
      entry: null,
      gap: null,
      offered: ['costs'],
      facts: [],
      question: null,
      shown: [],
      unanswered: true,
    });
    expect(topicAfter(thanks, null)).toBeNull();
  });
});
