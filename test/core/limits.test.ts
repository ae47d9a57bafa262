import { describe, expect, it } from 'vitest';
import type { Invocation } from '../../src/core/invocation.ts';
import { createCounter, createLimiter, type Limits } from '../../src/core/limits.ts';
import { createTraitsLookup } from '../../src/core/platform-traits.ts';

const context = (parts: Partial<Invocation['context']> = {}): Invocation['context'] => ({
  platform: 'discord',
  conversation: 'c',
  person: 'ann',
  workspace: 'w',
  channel: 'general',
  direct: false,
  canManage: () => false,
  locale: null,
  ...parts,
});
const asks = (parts: Partial<Invocation['context']> = {}): Invocation => ({
  type: 'message',
  text: 'who is talking?',
  mode: 'direct',
  context: context(parts),
});
const traitsOf = createTraitsLookup([
  { name: 'discord', readsUnaddressed: true, personIds: 'everywhere' },
  { name: 'terminal', readsUnaddressed: true, limited: false },
]);
const limiterWith = (limits: Limits) => createLimiter(limits, traitsOf);
const kindOf = (reply: ReturnType<ReturnType<typeof createLimiter>>) => reply?.kind ?? 'pass';

describe('limits', () => {
  it('let a person ask ten times a minute, then give one private notice, then silence', () => {
    const limiter = limiterWith({ personPerMinute: 10, channelPerMinute: 60 });
    const kinds = Array.from({ length: 13 }, (_, i) => kindOf(limiter(asks(), i * 100)));
    expect(kinds.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 'pass'));
    expect(kinds.slice(10)).toEqual(['notice', 'silence', 'silence']);
    expect(limiter(asks(), 61_500)).toBeNull();
  });

  it('give the notice to the asker alone', () => {
    const limiter = limiterWith({ personPerMinute: 1, channelPerMinute: 60 });
    limiter(asks(), 0);
    expect(limiter(asks(), 1)).toMatchObject({ kind: 'notice', delivery: 'private' });
  });

  it('never let more than the limit through in any 60 seconds', () => {
    const limiter = limiterWith({ personPerMinute: 3, channelPerMinute: 60 });
    const passed: number[] = [];
    for (let now = 0; now < 300_000; now += 700) if (limiter(asks(), now) === null) passed.push(now);
    for (const from of passed)
      expect(passed.filter((at) => at >= from && at < from + 60_000).length).toBeLessThanOrEqual(3);
    expect(passed.length).toBeGreaterThan(12);
  });

  it('count a channel over all its people, and let nobody’s first question go without an answer', () => {
    const limiter = limiterWith({ personPerMinute: 10, channelPerMinute: 60 });
    for (let i = 0; i < 200; i++) expect(limiter(asks({ person: `p${i}` }), i)).toBeNull();
    expect(kindOf(limiter(asks({ person: 'p7' }), 300))).toBe('notice');
    expect(kindOf(limiter(asks({ person: 'p7' }), 301))).toBe('silence');
    expect(kindOf(limiter(asks({ person: 'p8' }), 302))).toBe('notice');
    expect(limiter(asks({ person: 'p7', channel: 'other' }), 303)).toBeNull();
  });

  it('count questions, and neither help nor “why” among them', () => {
    const limiter = limiterWith({ personPerMinute: 2, channelPerMinute: 60 });
    const help: Invocation = { type: 'command', name: 'help', options: {}, context: context() };
    const why: Invocation = {
      type: 'action',
      id: 'why:talks-who',
      question: null,
      reply: 'm',
      context: context(),
    };
    limiter(asks(), 0);
    limiter(asks(), 0);
    expect(limiter(help, 1)).toBeNull();
    expect(limiter(why, 2)).toBeNull();
    expect(kindOf(limiter(asks(), 3))).toBe('notice');
    const others: Invocation['context'] = context({ person: 'ben' });
    const privacy = { subject: 'privacy' } as const;
    expect(limiter({ type: 'command', name: 'about', options: privacy, context: others }, 3)).toBeNull();
    expect(limiter({ type: 'message', text: 'help', mode: 'direct', context: others }, 3)).toBeNull();
    for (const topic of ['talks', 'people'])
      expect(
        limiter({ type: 'command', name: 'explain', options: { topic }, context: others }, 3),
      ).toBeNull();
    const typed = 'explain numbers';
    expect(kindOf(limiter({ type: 'message', text: typed, mode: 'direct', context: others }, 4))).toBe(
      'notice',
    );
    // But nobody may press without end.
    expect(kindOf(limiter(why, 4))).toBe('silence');
  });

  it('count a word with a slash that is no command: it is asked like any other', () => {
    const limiter = limiterWith({ personPerMinute: 2, channelPerMinute: 60 });
    const typed = (text: string): Invocation => ({
      type: 'message',
      text,
      mode: 'direct',
      context: context(),
    });
    const passes = ['/summary', '/who-talks', 'who is talking?', '/constructor'].map((text, i) =>
      kindOf(limiter(typed(text), i)),
    );
    expect(passes).toEqual(['pass', 'pass', 'notice', 'silence']);
    expect(kindOf(limiter(typed('/help'), 9))).toBe('pass');
  });

  it('tell nobody who did not name the bot', () => {
    const limiter = limiterWith({ personPerMinute: 1, channelPerMinute: 60 });
    const goesOn: Invocation = { type: 'message', text: 'and?', mode: 'follow-up', context: context() };
    limiter(goesOn, 0);
    expect(kindOf(limiter(goesOn, 1))).toBe('silence');
    expect(kindOf(limiter(asks(), 2))).toBe('notice');
  });

  it("keep platforms apart, and the workspaces of one whose ids of people are a workspace's own", () => {
    const limiter = limiterWith({ personPerMinute: 1, channelPerMinute: 60 });
    expect(limiter(asks(), 0)).toBeNull();
    expect(limiter(asks({ platform: 'slack' }), 0)).toBeNull();
    expect(limiter(asks({ platform: 'slack', workspace: 'elsewhere' }), 0)).toBeNull();
    expect(kindOf(limiter(asks(), 0))).toBe('notice');
  });

  it('count a person over all workspaces where their id is the same in all', () => {
    const limiter = limiterWith({ personPerMinute: 1, channelPerMinute: 60 });
    expect(limiter(asks(), 0)).toBeNull();
    expect(kindOf(limiter(asks({ workspace: 'elsewhere', channel: 'there' }), 0))).toBe('notice');
  });

  it('do not count talk that is merely overheard against those who talk', () => {
    const limiter = limiterWith({ personPerMinute: 2, channelPerMinute: 5 });
    const overheard: Invocation = { type: 'message', text: 'hm', mode: 'ambient', context: context() };
    const kinds = Array.from({ length: 7 }, (_, i) => kindOf(limiter(overheard, i)));
    expect(kinds).toEqual(['pass', 'pass', 'pass', 'pass', 'pass', 'silence', 'silence']);
    expect(limiter(asks(), 10)).toBeNull();
  });

  it('leave votes an allowance of their own', () => {
    const limiter = limiterWith({ personPerMinute: 2, channelPerMinute: 60 });
    const vote: Invocation = {
      type: 'action',
      id: 'vote:up:entry:talks-who',
      question: null,
      reply: 'm',
      context: context(),
    };
    limiter(asks(), 0);
    limiter(asks(), 0);
    expect(limiter(vote, 1)).toBeNull();
    expect(limiter(vote, 2)).toBeNull();
    expect(kindOf(limiter(vote, 3))).toBe('notice');
  });

  it('leave alone a platform that wants no limit', () => {
    const limiter = limiterWith({ personPerMinute: 1, channelPerMinute: 1 });
    for (let i = 0; i < 5; i++) expect(limiter(asks({ platform: 'terminal' }), i)).toBeNull();
  });

  it('lock nobody out when the clock is set back', () => {
    const limiter = limiterWith({ personPerMinute: 1, channelPerMinute: 60 });
    limiter(asks(), 10_000_000);
    expect(kindOf(limiter(asks(), 10_000_001))).toBe('notice');
    expect(limiter(asks(), 5_000)).toBeNull();
  });

  it('report who was limited, by scope', () => {
    const seen: string[] = [];
    const limiter = createLimiter({ personPerMinute: 2, channelPerMinute: 3 }, traitsOf, (scope) =>
      seen.push(scope),
    );
    limiter(asks(), 0);
    limiter(asks(), 1);
    limiter(asks(), 2);
    limiter(asks({ person: 'ben' }), 3);
    limiter(asks({ person: 'ben' }), 4);
    expect(seen).toEqual(['person', 'channel']);
  });

  it('stay within bounded persistence, however many people ask', () => {
    const counter = createCounter(10);
    for (let i = 0; i < 25_000; i++) counter.count(`person ${i}`, i);
    expect(counter.size).toBe(10_000);
    const generous = createCounter(100_000);
    for (let i = 0; i < 500; i++) generous.count(`person ${i}`, i);
    expect(generous.size).toBe(100);
  });
});
