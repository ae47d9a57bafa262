import { describe, expect, it } from 'vitest';
import { createDialogueMemory, REMEMBERED_MS, topicAfter } from '../../src/core/dialogue-memory.ts';
import { makeReply } from '../../src/core/reply.ts';

const about = (entry: string) => ({ entry, gap: null, offered: [] });

describe('the memory of conversations', () => {
  it('lasts ten minutes from the last answer', () => {
    expect(REMEMBERED_MS).toBe(600_000);
    const conversations = createDialogueMemory();
    conversations.remember('a', about('costs'), 1000);
    expect(conversations.before('a', 1000 + REMEMBERED_MS)).toEqual(about('costs'));
    expect(conversations.before('a', 1001 + REMEMBERED_MS)).toBeNull();
    conversations.remember('a', about('hours'), 500_000);
    expect(conversations.before('a', 500_000 + REMEMBERED_MS)).toEqual(about('hours'));
  });

  it('keeps conversations apart', () => {
    const conversations = createDialogueMemory();
    conversations.remember('a', about('costs'), 0);
    expect(conversations.before('b', 0)).toBeNull();
    expect(conversations.before('constructor', 0)).toBeNull();
  });

  it('is bounded: the longest silent are forgotten first', () => {
    const conversations = createDialogueMemory();
    for (let i = 0; i < 20_001; i++) conversations.remember(`c${i}`, about('costs'), i);
    expect(conversations.before('c0', 20_001)).toBeNull();
    expect(conversations.before('c1', 20_001)).not.toBeNull();
    expect(conversations.before('c20000', 20_001)).not.toBeNull();
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
    const stated = makeReply({ kind: 'answer', body: '', entry: 'costs' });
    expect(topicAfter(stated, about('hours'))).toEqual(about('costs'));
    const missing = makeReply({ kind: 'no-answer', body: '', gap: 'phone' });
    expect(topicAfter(missing, about('hours'))).toEqual({ entry: null, gap: 'phone', offered: [] });
  });

  it('stays what it was when something is merely offered, or thanks are given', () => {
    expect(topicAfter(offer, about('hours'))).toEqual({ ...about('hours'), offered: ['costs'] });
    expect(topicAfter(thanks, { ...about('hours'), offered: ['costs'] })).toEqual(about('hours'));
  });

  it('is an offer alone before anything was stated, and nothing before that', () => {
    expect(topicAfter(offer, null)).toEqual({ entry: null, gap: null, offered: ['costs'] });
    expect(topicAfter(thanks, null)).toBeNull();
  });
});
