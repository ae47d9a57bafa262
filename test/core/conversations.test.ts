import { describe, expect, it } from 'vitest';
import { createConversations, REMEMBERED_MS } from '../../src/core/conversations.ts';

const about = (entry: string) => ({ entry, gap: null });

describe('the memory of conversations', () => {
  it('lasts ten minutes from the last answer', () => {
    expect(REMEMBERED_MS).toBe(600_000);
    const conversations = createConversations();
    conversations.remember('a', about('costs'), 1000);
    expect(conversations.before('a', 1000 + REMEMBERED_MS)).toEqual(about('costs'));
    expect(conversations.before('a', 1001 + REMEMBERED_MS)).toBeNull();
    conversations.remember('a', about('hours'), 500_000);
    expect(conversations.before('a', 500_000 + REMEMBERED_MS)).toEqual(about('hours'));
  });

  it('keeps conversations apart', () => {
    const conversations = createConversations();
    conversations.remember('a', about('costs'), 0);
    expect(conversations.before('b', 0)).toBeNull();
    expect(conversations.before('constructor', 0)).toBeNull();
  });

  it('is bounded: the longest silent are forgotten first', () => {
    const conversations = createConversations();
    for (let i = 0; i < 20_001; i++) conversations.remember(`c${i}`, about('costs'), i);
    expect(conversations.before('c0', 20_001)).toBeNull();
    expect(conversations.before('c1', 20_001)).not.toBeNull();
    expect(conversations.before('c20000', 20_001)).not.toBeNull();
  });
});
