/** Commands, buttons, "Explain this message": who sees the reply, and what is remembered of it. */
import { describe, expect, it } from 'vitest';
import { writeByline } from '../../src/conversation/byline.ts';
import { makeReply, type Reply, SILENCE } from '../../src/core/reply.ts';
import { sampleAnswer } from '../doubles/core.ts';
import { textOf } from '../doubles/memory-platform.ts';
import { openConversation } from './open.ts';

describe('a command', () => {
  it('is answered for all, or for the asker alone where it or its asker says so', async () => {
    const { command, posts } = await openConversation();
    await command('explain', { topic: 'talks' });
    await command('explain', { topic: 'talks', private: true });
    await command('about', {});
    await command('no-such-command', {});
    expect(posts.map(({ onlyFor }) => onlyFor)).toEqual([null, 'ann', 'ann', 'ann']);
  });

  it('is answered once if it is delivered twice', async () => {
    const { command, posts } = await openConversation();
    await command('explain', {}, 'ann', 'same');
    await command('explain', {}, 'ann', 'same');
    expect(posts).toHaveLength(1);
  });

  it('tells the core what was posted for all, and nothing of what one person sees', async () => {
    const { command, core } = await openConversation();
    await command('explain', { topic: 'talks' });
    await command('explain', { topic: 'talks', private: true });
    expect(core.sentReplies).toHaveLength(1);
  });

  it('is never left without an answer: silence becomes a private sentence', async () => {
    const { command, core, posts } = await openConversation();
    core.replyWith = () => SILENCE;
    await command('explain', {});
    expect(posts).toMatchObject([{ onlyFor: 'ann', reply: { kind: 'notice' } }]);
    expect(textOf(posts[0]!).length).toBeGreaterThan(20);
  });

  it('gets a private apology if the core breaks its word', async () => {
    const { command, core, posts } = await openConversation();
    core.replyWith = () => Promise.reject(new Error('broken'));
    await command('explain', {});
    expect(posts).toMatchObject([{ onlyFor: 'ann', reply: { kind: 'error' } }]);
  });
});

describe('"Explain this message"', () => {
  it('answers the one who asked, about the words of the message', async () => {
    const { explain, core, posts } = await openConversation();
    await explain('who is talking to whom?');
    expect(core.invocations).toMatchObject([
      { type: 'message', text: 'who is talking to whom?', mode: 'direct' },
    ]);
    expect(posts).toMatchObject([{ onlyFor: 'ann' }]);
  });

  it('says so when there are no words', async () => {
    const { explain, core, posts } = await openConversation();
    await explain('');
    expect(core.invocations).toEqual([]);
    expect(textOf(posts[0]!)).toContain('no text');
  });
});

describe('a button', () => {
  const NEXT = 'q:talks.where';

  it('hands its id back with the question and the reply, and answers the asker for all', async () => {
    const { say, press, core, posts } = await openConversation();
    await say('who talks?', { mention: true });
    await press(posts[0]!, NEXT);
    expect(core.invocations[1]).toMatchObject({
      type: 'action',
      id: NEXT,
      question: 'who talks?',
      reply: `workspace:square:${posts[0]!.message}`,
    });
    expect(posts[1]).toMatchObject({ onlyFor: null });
  });

  it('answers anybody else in private', async () => {
    const { say, press, posts } = await openConversation();
    await say('who talks?', { mention: true });
    await press(posts[0]!, NEXT, 'ben');
    expect(posts[1]).toMatchObject({ onlyFor: 'ben' });
  });

  it('is heeded no more often than anybody presses, and others are not held up by it', async () => {
    const { say, press, core, posts } = await openConversation();
    await say('who talks?', { mention: true });
    for (let n = 0; n < 80; n++) await press(posts[0]!, NEXT);
    expect(core.invocations).toHaveLength(1 + 60);
    await press(posts[0]!, NEXT, 'ben');
    expect(core.invocations).toHaveLength(1 + 61);
  });

  it('on a private reply stays private', async () => {
    const { command, press, posts } = await openConversation();
    await command('explain', { private: true });
    await press(posts[0]!, NEXT);
    expect(posts[1]).toMatchObject({ onlyFor: 'ann' });
  });

  it('knows the question of a command, and of a button before', async () => {
    const { command, press, core, posts } = await openConversation();
    await command('ask', { question: 'who talks?' });
    await press(posts[0]!, NEXT);
    await press(posts[1]!, NEXT);
    expect(core.invocations.slice(1)).toMatchObject([
      { question: 'who talks?' },
      { question: 'Where do they meet?' },
    ]);
  });

  it('after a restart goes by what the message tells, and is private when nobody can tell', async () => {
    const before = await openConversation();
    await before.say('who talks?', { mention: true });
    const [post] = before.posts;
    const { press, core, posts, fetchable } = await openConversation();
    const { channel } = post!;
    const answered = (message: string) => ({ message: { workspace: null, channel, message } });
    fetchable.set('asked', { author: 'ann', own: false, text: 'who talks?' });
    await press(post!, NEXT, 'ann', answered('asked'));
    expect(core.invocations[0]).toMatchObject({ question: 'who talks?' });
    expect(posts[0]).toMatchObject({ onlyFor: null });
    for (const [n, origin] of [null, answered('away')].entries()) {
      await press({ ...post!, message: `another-${n}`, key: `another-${n}` }, NEXT, 'ann', origin);
      expect(core.invocations[n + 1]).toMatchObject({ question: null });
      expect(posts[n + 1]).toMatchObject({ onlyFor: 'ann' });
    }
  });

  it('after a restart knows who used a command, and no question of its own words', async () => {
    const before = await openConversation();
    await before.say('who talks?', { mention: true });
    const [post] = before.posts;
    const { press, core, posts, fetchable } = await openConversation();
    await press(post!, NEXT, 'ann', { person: 'ann' });
    expect(core.invocations[0]).toMatchObject({ question: null });
    expect(posts[0]).toMatchObject({ onlyFor: null });
    fetchable.set('own', { author: 'bot', own: true, text: 'an answer of the bot' });
    const own = { message: { workspace: null, channel: post!.channel, message: 'own' } };
    await press({ ...post!, message: 'another', key: 'another' }, NEXT, 'ann', own);
    expect(core.invocations[1]).toMatchObject({ question: null });
  });
});

describe('sharing, where commands answer in private', () => {
  const share = (actions: readonly { id: string; group: string }[]) =>
    actions.find(({ group }) => group === 'share')?.id;

  it('is offered for what others may want to see, and says it for all', async () => {
    const { command, press, posts, core } = await openConversation({ sharesLater: true });
    core.replyWith = () => sampleAnswer({ entry: 'talks-who' });
    await command('explain', {});
    expect(posts[0]).toMatchObject({ onlyFor: 'ann' });
    await press(posts[0]!, share(posts[0]!.reply.actions)!);
    expect(posts[1]).toMatchObject({ onlyFor: null });
    expect(textOf(posts[1]!)).toBe(textOf(posts[0]!));
    expect(writeByline(posts[1]!.reply.byline, String, (person) => `@${person}`)).toBe('Shared by @ann');
    expect(core.sentReplies).toHaveLength(1);
  });

  it('asks for the entry that was stated, where the command had options', async () => {
    const { command, press, posts, core } = await openConversation({ sharesLater: true });
    core.replyWith = () => sampleAnswer({ entry: 'talks-who' });
    await command('ask', { question: 'who talks?' });
    await press(posts[0]!, share(posts[0]!.reply.actions)!);
    expect(core.invocations[1]).toMatchObject({ type: 'action', id: 'entry:talks-who' });
  });

  it('is offered for what a button of a private reply brought, too', async () => {
    const { command, press, posts, core } = await openConversation({ sharesLater: true });
    core.replyWith = () => sampleAnswer({ entry: 'talks-who' });
    await command('explain', { topic: 'talks' });
    await press(posts[0]!, 'q:talks.where');
    expect(share(posts[1]!.reply.actions)).toBe('share:entry:talks-who');
  });

  it('is not offered for what concerns the asker alone', async () => {
    const { command, posts, core } = await openConversation({ sharesLater: true });
    await command('about', {});
    await command('explain', { private: true });
    core.replyWith = () => makeReply({ kind: 'no-answer', reason: 'off-topic', body: 'No.' });
    await command('ask', { question: 'lunch?' });
    expect(posts.map(({ reply }) => share(reply.actions))).toEqual([undefined, undefined, undefined]);
  });

  it('says so when what was to be shared is no longer there, or cannot be posted', async () => {
    const { command, press, posts, core, refusals } = await openConversation({ sharesLater: true });
    core.replyWith = () => sampleAnswer({ entry: 'talks-who' });
    await command('explain', {});
    const id = share(posts[0]!.reply.actions)!;
    refusals.post = 'refused';
    await press(posts[0]!, id);
    expect(posts[1]).toMatchObject({ onlyFor: 'ann' });
    expect(textOf(posts[1]!)).toContain('could not post');
    core.replyWith = () => makeReply({ kind: 'notice', body: 'Gone.', delivery: 'private' });
    await press(posts[0]!, id);
    expect(textOf(posts[2]!)).toContain('no longer have');
    await press(posts[0]!, 'share:nonsense');
    expect(textOf(posts[3]!)).toContain('no longer have');
  });

  it('is counted only when it reached nobody, not even whoever pressed', async () => {
    const { command, press, posts, core, refusals, tallied } = await openConversation({ sharesLater: true });
    core.replyWith = () => sampleAnswer({ entry: 'talks-who' });
    await command('explain', {});
    refusals.post = 'refused';
    await press(posts[0]!, share(posts[0]!.reply.actions)!);
    expect(tallied).toEqual([]);
    refusals.postPrivately = 'refused';
    await command('explain', {});
    expect(tallied).toEqual(['undelivered']);
  });
});

describe('a way on', () => {
  it('that the asker takes leads on in the same place', async () => {
    const { say, press, core, standing, posts } = await openConversation();
    await say('who talks?', { mention: true });
    core.replyWith = () => sampleAnswer({ entry: 'talks.where', body: 'In Doha.' });
    await press(posts[0]!, 'entry:talks-where');
    expect(standing()).toHaveLength(1);
    expect(textOf(standing()[0]!)).toContain('In Doha.');
    expect(core.sentReplies.map(({ entry }) => entry)).toEqual(['talks.who', 'talks.where']);
  });

  it('that somebody else takes is for them alone, and one in a direct message comes below', async () => {
    const { say, press, posts, standing } = await openConversation();
    await say('who talks?', { mention: true, by: 'ann' });
    await press(posts[0]!, 'entry:talks-where', 'ben');
    expect(standing()).toMatchObject([{ onlyFor: null }, { onlyFor: 'ben' }]);
  });
});

describe('a vote', () => {
  const voted = (more: Partial<Reply> = {}) =>
    makeReply({
      kind: 'notice',
      body: 'Thank you.',
      delivery: 'private',
      relabels: { 'v:talks.who:1': '✓ Helpful' },
      ...more,
    });

  it('shows on the button itself', async () => {
    const { say, press, core, posts, standing } = await openConversation();
    await say('who talks?', { mention: true });
    core.replyWith = () => voted();
    await press(posts[0]!, 'v:talks.who:1');
    expect(standing()).toHaveLength(1);
    expect(posts[0]!.reply.actions.map(({ label }) => label)).toContain('✓ Helpful');
  });

  it('brings a private message where there is more to say', async () => {
    const { say, press, core, posts, standing } = await openConversation();
    await say('who talks?', { mention: true });
    core.replyWith = () => voted({ actions: [{ id: 'entry:x', label: 'Or this?', group: 'question' }] });
    await press(posts[0]!, 'v:talks.who:0');
    expect(standing()).toMatchObject([{ onlyFor: null }, { onlyFor: 'ann' }]);
  });
});

describe('“Remove”', () => {
  it('takes the reply away for whoever asked, and the core learns of it', async () => {
    const { say, press, posts, standing, core } = await openConversation();
    await say('who talks?', { mention: true });
    await press(posts[0]!, 'remove');
    expect(standing()).toEqual([]);
    expect(core.sentReplies.at(-1)).toMatchObject({ message: posts[0]!.message, entry: null });
  });

  it('is refused to others, kindly and in private', async () => {
    const { say, press, posts, standing } = await openConversation();
    await say('who talks?', { mention: true });
    await press(posts[0]!, 'remove', 'ben');
    expect(standing()).toMatchObject([{ onlyFor: null }, { onlyFor: 'ben', reply: { kind: 'notice' } }]);
  });

  it('stands on what has buttons, and not on what one person sees', async () => {
    const { say, command, core, posts } = await openConversation();
    await command('explain', { topic: 'talks' });
    await command('explain', { topic: 'talks', private: true });
    core.replyWith = () => makeReply({ kind: 'small-talk', body: 'Hello.' });
    await say('hello', { mention: true });
    const removable = posts.map(({ reply }) => reply.actions.some(({ id }) => id === 'remove'));
    expect(removable).toEqual([true, false, false]);
  });
});

describe('a change that concerns a channel', () => {
  const changed = makeReply({
    kind: 'notice',
    body: 'Done.',
    delivery: 'private',
    announcement: 'From now on I also answer here unasked.',
  });

  it.each(['by command', 'in words'])('made %s is told to everybody there', async (how) => {
    const { say, command, core, posts } = await openConversation();
    core.replyWith = () => changed;
    if (how === 'by command') await command('settings', { action: 'channel', mode: 'questions' });
    else await say('settings channel questions', { mention: true });
    expect(posts.map(({ onlyFor, reply }) => [onlyFor, reply.body])).toEqual([
      ['ann', 'Done.'],
      [null, 'From now on I also answer here unasked.'],
    ]);
  });
});

it('a workspace that has removed the bot is forgotten', async () => {
  const { inbox, core } = await openConversation();
  await inbox.left('workspace');
  expect(core.forgotten).toEqual(['memory workspace']);
});
