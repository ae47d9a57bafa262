/** The life of the reply to a message: replied, in private, changed, withdrawn. */
import { describe, expect, it } from 'vitest';
import { writeByline } from '../../src/conversation/byline.ts';
import { makeReply, type Reply, SILENCE, SILENCE_FOR_NOW } from '../../src/core/reply.ts';
import { held, sampleAnswer } from '../doubles/core.ts';
import { textOf } from '../doubles/memory-platform.ts';
import { openConversation } from './open.ts';

const told = (body: string) => makeReply({ kind: 'notice', body, delivery: 'private' });
const refusal = makeReply({ kind: 'no-answer', reason: 'not-in-article', body: 'It does not say.' });

describe('a question', () => {
  it('is answered once, in reply to it, and the core learns what stands there now', async () => {
    const { say, posts, core } = await openConversation();
    const message = await say('who talks?', { mention: true });
    await say('who talks?', { mention: true, message });
    expect(posts).toMatchObject([{ replyTo: message, onlyFor: null }]);
    expect(core.sentReplies).toEqual([
      {
        platform: 'memory',
        workspace: 'workspace',
        channel: 'square',
        message: posts[0]!.message,
        thread: null,
        entry: 'talks.who',
      },
    ]);
  });

  it('that another process has taken is left to it', async () => {
    const claims: string[] = [];
    const { say, core } = await openConversation({
      claim: async (event) => {
        claims.push(event);
        return false;
      },
    });
    const message = await say('who talks?', { mention: true });
    await say('not for the bot');
    expect(core.invocations).toEqual([]);
    expect(claims).toEqual([`memory message workspace:square:${message}`]);
  });

  it('gets no reply where the core keeps silent', async () => {
    const { say, core, posts } = await openConversation();
    core.replyWith = () => SILENCE;
    await say('hm', { mention: true });
    core.replyWith = () => SILENCE_FOR_NOW;
    await say('hm', { mention: true });
    expect(posts).toEqual([]);
  });

  it('whose reply may not be posted there gets it in private, with the reason said', async () => {
    const { say, standing, refusals, core } = await openConversation();
    refusals.post = 'refused';
    await say('who talks?', { mention: true });
    expect(standing()).toMatchObject([{ onlyFor: 'ann' }]);
    expect(textOf(standing()[0]!)).toMatch(/could not post[\s\S]*Doha/);
    expect(core.sentReplies).toEqual([]);
  });

  it.each(['refused', 'failed'] as const)('whose reply reaches nobody is counted: %s', async (outcome) => {
    const { say, refusals, tallied } = await openConversation();
    refusals.post = outcome;
    refusals.postPrivately = outcome;
    await say('who talks?', { mention: true });
    expect(tallied).toEqual(['undelivered']);
  });

  it('is not said again where nobody knows whether it stands', async () => {
    const { say, posts, refusals, tallied } = await openConversation();
    refusals.post = 'unknown';
    await say('who talks?', { mention: true });
    expect(posts).toEqual([]);
    expect(tallied).toEqual([]);
  });

  it('ends in an apology with a report id that the log has too, if something of ours breaks', async () => {
    const { say, core, standing, captured } = await openConversation();
    core.replyWith = () => Promise.reject(new Error('broken'));
    await say('who talks?', { mention: true });
    expect(standing()).toMatchObject([{ onlyFor: 'ann', reply: { kind: 'error' } }]);
    const [, report] = /Report (\w+)/.exec(textOf(standing()[0]!))!;
    expect(captured.text()).toContain(report);
  });

  it('that was merely overheard ends in nothing when something of ours breaks', async () => {
    const { say, core, posts } = await openConversation();
    core.listensTo = () => true;
    core.replyWith = () => Promise.reject(new Error('broken'));
    await say('who talks?');
    expect(posts).toEqual([]);
  });
});

describe('a private reply', () => {
  it('goes to the asker alone', async () => {
    const { say, core, posts } = await openConversation();
    core.replyWith = () => told('Too many.');
    await say('who talks?', { mention: true });
    expect(posts).toMatchObject([{ onlyFor: 'ann' }]);
  });

  it('stands in the channel for people whom nothing private reaches', async () => {
    const { say, core, posts, refusals } = await openConversation();
    core.replyWith = () => told('Too many.');
    refusals.postPrivately = 'refused';
    await say('who talks?', { mention: true });
    expect(posts).toMatchObject([{ onlyFor: null }]);
  });

  it('needs no hiding in a direct message', async () => {
    const { say, core, posts } = await openConversation();
    core.replyWith = () => told('Too many.');
    await say('who talks?', { direct: true });
    expect(posts).toMatchObject([{ onlyFor: null, channel: 'direct-ann' }]);
  });

  it('to an edited question leaves the answer that others see as it is', async () => {
    const { say, edit, core, standing } = await openConversation();
    const message = await say('who talks?', { mention: true });
    core.replyWith = () => told('Too many.');
    await edit(message, 'who talks now?', { mention: true });
    expect(standing().map(({ onlyFor }) => onlyFor)).toEqual([null, 'ann']);
    expect(textOf(standing()[0]!)).toContain('Doha');
  });
});

describe('an edited question', () => {
  it('has its reply changed in place', async () => {
    const { say, edit, core, standing } = await openConversation();
    const message = await say('who talks?', { mention: true });
    core.replyWith = () => sampleAnswer({ entry: 'talks.where', body: 'In Doha.' });
    await edit(message, 'where do they talk?', { mention: true });
    expect(standing().map(textOf)).toEqual([expect.stringContaining('In Doha.')]);
    expect(core.sentReplies.map(({ entry }) => entry)).toEqual(['talks.who', 'talks.where']);
  });

  it('whose reply states nothing any more is noted as such, so that no correction overwrites it', async () => {
    const { say, edit, core, standing } = await openConversation();
    const message = await say('who talks?', { mention: true });
    core.replyWith = () => refusal;
    await edit(message, 'how old is he?', { mention: true });
    expect(core.sentReplies.map(({ entry }) => entry)).toEqual(['talks.who', null]);
    expect(core.sentReplies[1]!.message).toBe(standing()[0]!.message);
  });

  it('changes nothing where only a preview unfolded', async () => {
    const { say, edit, asked } = await openConversation();
    const message = await say('who talks?', { mention: true });
    await edit(message, 'who talks?', { mention: true });
    expect(asked()).toEqual(['who talks?']);
  });

  it('that gets no reply any more loses the one it had', async () => {
    const { say, edit, core, standing } = await openConversation();
    const message = await say('who talks?', { mention: true });
    core.replyWith = () => SILENCE;
    await edit(message, 'hm', { mention: true });
    expect(standing()).toEqual([]);
    expect(core.sentReplies.at(-1)).toMatchObject({ entry: null });
  });

  it('that does not address the bot any more loses its reply, and is not asked', async () => {
    const { say, edit, asked, standing } = await openConversation();
    const message = await say('who talks?', { mention: true });
    await edit(message, 'never mind');
    expect(asked()).toEqual(['who talks?']);
    expect(standing()).toEqual([]);
  });

  it('keeps its reply when an edit meets a limit', async () => {
    const { say, edit, core, standing } = await openConversation();
    const message = await say('who talks?', { mention: true });
    core.replyWith = () => SILENCE_FOR_NOW;
    await edit(message, 'who talks now?', { mention: true });
    expect(standing()).toHaveLength(1);
  });

  it('whose reply somebody has removed gets none again', async () => {
    const { say, edit, standing, refusals } = await openConversation();
    const message = await say('who talks?', { mention: true });
    refusals.edit = 'gone';
    await edit(message, 'where?', { mention: true });
    expect(standing()).toHaveLength(1);
  });

  it('ends right when it is edited before the reply is out', async () => {
    const { say, edit, core, standing } = await openConversation();
    const slow = held<Reply>();
    core.replyWith = (asked) =>
      asked.type === 'message' && asked.text === 'first' ? slow.promise : sampleAnswer({ body: 'Second.' });
    const first = say('first', { mention: true, message: 'm' });
    const second = edit('m', 'second', { mention: true });
    slow.release(sampleAnswer({ body: 'First.' }));
    await Promise.all([first, second]);
    expect(standing().map(textOf)).toEqual([expect.stringContaining('Second.')]);
  });

  it('that nobody has put to the bot is left alone', async () => {
    const { edit, core } = await openConversation();
    await edit('unseen', 'who talks?');
    expect(core.invocations).toEqual([]);
  });

  it('is answered when it names the bot only now', async () => {
    const { say, edit, asked, standing } = await openConversation();
    await say('who talks?', { message: 'm' });
    await edit('m', 'who talks?', { mention: true });
    await edit('m', 'who talks?', { mention: true });
    expect(asked()).toEqual(['who talks?']);
    expect(standing()).toHaveLength(1);
  });

  it('loses its reply when no question is left of it', async () => {
    const { say, edit, core, standing } = await openConversation();
    await say('who talks?', { mention: true, message: 'm' });
    core.replyWith = () => makeReply({ kind: 'small-talk', body: 'All right.' });
    await edit('m', 'never mind', { mention: true });
    expect(standing()).toEqual([]);
  });
});

describe('what a message goes on from', () => {
  it('is the message of the bot that it replies to, whoever asks', async () => {
    const { say, posts, core } = await openConversation();
    await say('who talks?', { mention: true });
    const [first] = posts;
    await say('how old is he?', { by: 'ben', replyTo: { message: first!.message } });
    expect(core.standing[0]).toMatchObject({
      message: { platform: 'memory', message: first!.message },
      question: 'who talks?',
    });
    expect(core.invocations[1]).toMatchObject({ continues: { message: first!.message, thread: null } });
  });

  it('is the thread that it stands in', async () => {
    const { say, core } = await openConversation();
    await say('who talks?', { mention: true, thread: 't' });
    expect(core.invocations).toMatchObject([{ continues: { message: null, thread: 't' } }]);
    expect(core.sentReplies).toMatchObject([{ thread: 't' }]);
  });
});

describe('a message that only points at another', () => {
  const others = { author: 'ben', own: false, text: 'is he alive?' };

  it('asks what that says, and names who said it', async () => {
    const { say, fetchable, asked, posts } = await openConversation();
    fetchable.set('m9', others);
    await say('answer this', { mention: true, replyTo: { message: 'm9', author: 'other' } });
    expect(asked()).toEqual(['is he alive?']);
    expect(posts[0]!.reply.byline?.person).toBe('ben');
    expect(writeByline(posts[0]!.reply.byline, String, (person) => `@${person}`)).toBe(
      '@ben asked: “is he alive?”',
    );
  });

  it('means the message above it in its thread', async () => {
    const { say, above, asked } = await openConversation();
    above.set('m', others);
    await say('', { mention: true, thread: 't', message: 'm' });
    expect(asked()).toEqual(['is he alive?']);
  });

  it('means nothing but itself where nothing is above, or the bot said that', async () => {
    const { say, above, asked } = await openConversation();
    above.set('m', { ...others, own: true });
    await say('', { mention: true, thread: 't', message: 'm' });
    await say('', { mention: true });
    await say('answer this', { mention: true, replyTo: { message: 'm1', author: 'bot' } });
    expect(asked()).toEqual(['', '', 'answer this']);
  });
});

describe('thanks', () => {
  const welcome = makeReply({ kind: 'small-talk', body: 'You are welcome.', acknowledges: true });

  it('get a friendly sign among people, and words in a direct message', async () => {
    const { say, core, acknowledged, standing } = await openConversation();
    core.replyWith = () => welcome;
    const message = await say('thanks!', { mention: true });
    expect(acknowledged).toEqual([message]);
    expect(standing()).toEqual([]);
    await say('thanks!', { direct: true });
    expect(standing()).toHaveLength(1);
  });

  it('get words where there are no such signs', async () => {
    const { say, core, refusals, standing } = await openConversation();
    core.replyWith = () => welcome;
    refusals.acknowledge = true;
    await say('thanks!', { mention: true });
    expect(standing()).toHaveLength(1);
  });
});

describe('a question that a proxy posts again for its author', () => {
  it('keeps its reply when the original is deleted', async () => {
    const { say, remove, standing, asked } = await openConversation();
    const original = await say('p: who talks?', { mention: true });
    await say('who talks?', { by: 'webhook', copied: true });
    await remove(original);
    expect(standing()).toHaveLength(1);
    expect(asked()).toEqual(['p: who talks?']);
  });

  it('is answered once more when the original went first', async () => {
    const { say, remove, standing, core } = await openConversation();
    const original = await say('who talks?', { mention: true });
    await remove(original);
    const copy = await say('who talks?', { by: 'webhook', copied: true });
    expect(standing()).toMatchObject([{ replyTo: copy }]);
    expect(core.invocations[1]!.context.person).toBe('ann');
  });

  it('is left alone where nobody asked it', async () => {
    const { say, core } = await openConversation();
    await say('who talks?', { by: 'webhook', copied: true, mention: true });
    expect(core.invocations).toEqual([]);
  });
});

describe('a deleted question', () => {
  it('takes its reply with it', async () => {
    const { say, remove, standing, core } = await openConversation();
    const message = await say('who talks?', { mention: true });
    await remove(message);
    expect(standing()).toEqual([]);
    expect(core.sentReplies.at(-1)).toMatchObject({ entry: null });
  });

  it('gets no reply when it is deleted before that is out', async () => {
    const { say, remove, core, standing } = await openConversation();
    const slow = held<Reply>();
    core.replyWith = () => slow.promise;
    const asked = say('who talks?', { mention: true, message: 'm' });
    const removed = remove('m');
    slow.release(sampleAnswer());
    await Promise.all([asked, removed]);
    expect(standing()).toEqual([]);
  });
});

describe('when too much is in hand', () => {
  it('what nobody asked for is left first, then what comes is refused unseen and counted', async () => {
    const { say, core, inbox, tallied, captured } = await openConversation();
    core.listensTo = () => true;
    const slow = held<Reply>();
    core.replyWith = () => slow.promise;
    const all: Promise<unknown>[] = [];
    for (let i = 0; i < 2500; i++) all.push(say(`q${i}`, { mention: true }));
    await say('who talks?');
    expect(core.invocations.some((one) => one.type === 'message' && one.mode === 'ambient')).toBe(false);
    for (let i = 0; i < 2500; i++) all.push(say(`r${i}`, { mention: true }));
    expect(inbox.isFull()).toBe(true);
    await say('one too many', { mention: true });
    expect(tallied).toEqual(['crowded']);
    expect(captured.text()).toContain('refused unseen');
    slow.release(sampleAnswer());
    await Promise.all(all);
    expect(inbox.underWay()).toBe(0);
  });
});
