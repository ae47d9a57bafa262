/** Whom the bot answers, on every platform alike. */
import { describe, expect, it } from 'vitest';
import { SILENCE } from '../../src/core/reply.ts';
import { openConversation } from './open.ts';

describe('the bot is addressed', () => {
  it('by a direct message and by a mention', async () => {
    const { say, core } = await openConversation();
    await say('who talks?', { direct: true });
    await say('who talks?', { mention: true });
    expect(core.invocations).toMatchObject([
      { type: 'message', mode: 'direct', context: { direct: true } },
      { type: 'message', mode: 'direct', context: { direct: false } },
    ]);
  });

  it('by a reply to one of its messages, as the platform says, as it remembers, or as it looks up', async () => {
    const { say, asked, posts, fetchable } = await openConversation();
    await say('first', { mention: true });
    await say('said by the platform', { replyTo: { message: 'long-ago', author: 'bot' } });
    await say('remembered', { replyTo: { message: posts[0]!.message } });
    fetchable.set('before-restart', { author: 'bot', own: true, text: '' });
    await say('looked up', { replyTo: { message: 'before-restart' } });
    expect(asked()).toEqual(['first', 'said by the platform', 'remembered', 'looked up']);
  });

  it('not by a reply to somebody else, nor where nobody can tell whose message it was', async () => {
    const { say, core } = await openConversation();
    core.listensTo = () => true;
    await say('to ben', { replyTo: { message: 'm7', author: 'other' } });
    await say('to whom?', { replyTo: { message: 'unknown' } });
    expect(core.invocations).toEqual([]);
  });

  it('not by a reply without words, such as a picture or a text that the platform withholds', async () => {
    const { say, core } = await openConversation();
    await say('', { replyTo: { message: 'm1', author: 'bot' } });
    expect(core.invocations).toEqual([]);
  });
});

describe('a thread belongs to people', () => {
  it('but the next question of whom the bot has just answered there is meant for it', async () => {
    const { say, asked } = await openConversation();
    await say('who talks?', { mention: true, thread: 't' });
    await say('and where?', { thread: 't', threadBy: 'ann' });
    await say('and since when?', { thread: 't', threadBy: 'ann' });
    expect(asked()).toEqual(['who talks?', 'and where?', 'and since when?']);
  });

  it('what somebody else says there is not, nor what the asker says to them afterwards', async () => {
    const { say, asked } = await openConversation();
    await say('who talks?', { mention: true, thread: 't' });
    await say('who approved this?', { by: 'ben', thread: 't', threadBy: 'ann' });
    await say('is he back from holiday?', { thread: 't', threadBy: 'ann' });
    expect(asked()).toEqual(['who talks?']);
  });

  it('until it is mentioned there again', async () => {
    const { say, asked } = await openConversation();
    await say('who talks?', { mention: true, thread: 't' });
    await say('lunch?', { by: 'ben', thread: 't', threadBy: 'ann' });
    await say('and where?', { by: 'ben', mention: true, thread: 't', threadBy: 'ann' });
    await say('since when?', { by: 'ben', thread: 't', threadBy: 'ann' });
    await say('what now?', { by: 'ann', thread: 't', threadBy: 'ann' });
    expect(asked()).toEqual(['who talks?', 'and where?', 'since when?']);
  });

  it('nor is what is said to others, and what another thread holds', async () => {
    const { say, asked } = await openConversation();
    await say('who talks?', { mention: true, thread: 't' });
    await say('what do you think, ben?', { mentionOthers: true, thread: 't', threadBy: 'ann' });
    await say('and where?', { thread: 'other' });
    expect(asked()).toEqual(['who talks?']);
  });

  it('whether it is meant for the bot the core tells by the words; where it keeps silent nothing shows', async () => {
    const { say, core, standing, signs } = await openConversation();
    await say('who talks?', { mention: true, thread: 't' });
    core.replyWith = () => SILENCE;
    await say('what is for lunch?', { thread: 't' });
    expect(core.invocations.at(-1)).toMatchObject({ mode: 'follow-up', continues: { thread: 't' } });
    expect(standing()).toHaveLength(1);
    expect(signs).toEqual(['start', 'end']);
    core.replyWith = () => Promise.reject(new Error('broken'));
    await say('how old is he?', { thread: 't' });
    expect(standing()).toHaveLength(1);
  });
});

describe('where a channel was opted in', () => {
  it('the bot hears what nobody put to it', async () => {
    const { say, core } = await openConversation();
    core.listensTo = ({ channel }) => channel === 'opted-in';
    await say('who talks?', { channel: 'opted-in' });
    await say('who talks?', { channel: 'elsewhere' });
    expect(core.invocations).toMatchObject([{ mode: 'ambient', context: { channel: 'opted-in' } }]);
  });

  it('but not empty talk, what is said to others, and what people say to each other in a thread', async () => {
    const { say, core } = await openConversation();
    core.listensTo = () => true;
    await say('');
    await say('who talks, ben?', { mentionOthers: true });
    await say('who talks?', { replyTo: { message: 'm9', author: 'other' } });
    await say('who talks?', { by: 'ben', thread: 't', threadBy: 'ann' });
    await say('hm', { by: 'ann', thread: 'u' });
    await say('who talks?', { by: 'ben', thread: 'u' });
    expect(core.invocations).toMatchObject([{ text: 'hm' }]);
  });

  it('but not a thread whose beginning it has not heard: nobody knows who speaks there', async () => {
    const { say, core, asked } = await openConversation();
    core.listensTo = () => true;
    const threadAt = Date.now() - 60_000;
    await say('who talks?', { thread: 'before-restart', threadBy: 'ann', threadAt });
    await say('and where?', { thread: 'before-restart', threadBy: 'ann', threadAt });
    expect(core.invocations).toEqual([]);
    await say('since when?', { mention: true, thread: 'before-restart', threadBy: 'ann', threadAt });
    await say('and why?', { thread: 'before-restart', threadBy: 'ann', threadAt });
    expect(asked()).toEqual(['since when?', 'and why?']);
    await say('who talks?', { thread: 'begun since', threadBy: 'ann' });
    expect(asked()).toHaveLength(3);
  });

  it('shows nobody that it thinks about what it overheard', async () => {
    const { say, core, signs } = await openConversation();
    core.listensTo = () => true;
    await say('who talks?');
    expect(signs).toEqual([]);
    await say('who talks?', { mention: true });
    expect(signs).toEqual(['start', 'end']);
  });
});
