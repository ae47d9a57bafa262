/** The life of the reply to a message: replied, in private, changed, withdrawn. */
import { describe, expect, it } from 'vitest';
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
    await edit('unseen', 'who talks?', { mention: true });
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
