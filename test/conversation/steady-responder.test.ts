/** How an interaction is answered on a platform that wants a sign at once. */
import { describe, expect, it } from 'vitest';
import { type AnswerCalls, createSteadyResponder } from '../../src/conversation/steady-responder.ts';
import { makeReply, type Reply } from '../../src/core/reply.ts';

const message = { workspace: 'W', channel: 'C', message: 'M' };
const open = makeReply({ kind: 'answer', body: 'for all' });
const secret = makeReply({ kind: 'notice', body: 'for one', delivery: 'private' });

/** @param slow The reply is not there when the first answer is due. @param failing The call that fails. */
function answering({ slow = false, failing = '', seenByOne = false } = {}) {
  const made: string[] = [];
  const lost: unknown[] = [];
  let isAnswered = false;
  async function call(name: string, isFirst = false): Promise<typeof message> {
    made.push(name);
    if (name === failing) throw new Error(name);
    isAnswered ||= isFirst;
    return message;
  }
  const calls: AnswerCalls = {
    isInTime: async () => !slow,
    isAnswered: () => isAnswered,
    answer: (_reply, isPrivate) => call(isPrivate ? 'answer privately' : 'answer', true),
    answerBesides: (_reply, isPrivate) => call(isPrivate ? 'answer besides, privately' : 'answer besides'),
    openPlaceholder: (isPrivate) => call(isPrivate ? 'private placeholder' : 'placeholder', true),
    fillPlaceholder: () => call('fill'),
    removePlaceholder: () => call('remove placeholder'),
  };
  const original = {
    message,
    isSeenByOne: seenByOne,
    acknowledge: () => call('acknowledge', true),
    replace: () => call('replace', true),
    relabel: () => call('relabel', true),
    remove: () => call('remove'),
  };
  const responder = createSteadyResponder(calls, original, (error) => lost.push(error));
  const respond = (reply: Reply, isPrivate = false) =>
    responder.respond(Promise.resolve(reply), () => isPrivate, 'key');
  return { responder, respond, made, lost };
}

describe('a reply', () => {
  it('that is ready is the first answer, and the next one comes besides', async () => {
    const { respond, made } = answering();
    expect(await respond(open)).toEqual({ message, private: false });
    expect(await respond(secret)).toEqual({ message, private: true });
    expect(made).toEqual(['answer', 'answer besides, privately']);
  });

  it('that is slow takes the place of a placeholder', async () => {
    const { respond, made } = answering({ slow: true });
    expect(await respond(open)).toEqual({ message, private: false });
    const alone = answering({ slow: true });
    expect(await alone.respond(secret, true)).toEqual({ message, private: true });
    expect([...made, ...alone.made]).toEqual(['placeholder', 'fill', 'private placeholder', 'fill']);
  });

  it('for one person does not take the place of a placeholder that all see', async () => {
    const { respond, made } = answering({ slow: true });
    expect(await respond(secret)).toEqual({ message, private: true });
    expect(made).toEqual(['placeholder', 'remove placeholder', 'answer besides, privately']);
  });

  it('that the platform does not take is lost, and told of once', async () => {
    const { respond, lost } = answering({ failing: 'answer' });
    expect(await respond(open)).toBeNull();
    expect(lost).toHaveLength(1);
  });
});

describe('the message whose button was pressed', () => {
  const replace = (given: Parameters<typeof answering>[0], reply: Reply) => {
    const { responder, made } = answering(given);
    return responder.replaceOriginal!(Promise.resolve(reply), 'key').then((result) => ({ result, made }));
  };

  it('becomes the reply, after a sign where that is slow', async () => {
    expect(await replace({}, open)).toEqual({ result: { message, private: false }, made: ['replace'] });
    expect((await replace({ slow: true }, open)).made).toEqual(['acknowledge', 'replace']);
  });

  it('stays where all see it and the reply is for one', async () => {
    expect(await replace({}, secret)).toEqual({ result: null, made: [] });
    expect((await replace({ seenByOne: true }, secret)).result).toEqual({ message, private: true });
  });

  it('is labelled anew or taken away, and says where it could not be', async () => {
    const { responder, made } = answering();
    expect(await responder.relabel!({ id: 'label' })).toBe(true);
    await responder.removeOriginal!();
    expect(made).toEqual(['relabel', 'acknowledge', 'remove']);
    expect(await answering({ failing: 'relabel' }).responder.relabel!({})).toBe(false);
  });
});
