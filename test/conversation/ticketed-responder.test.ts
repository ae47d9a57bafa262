/** How an interaction is answered on a platform that gives a ticket with it. */
import { describe, expect, it } from 'vitest';
import type { PostResult } from '../../src/conversation/platform.ts';
import { type Audience, createTicketedResponder } from '../../src/conversation/ticketed-responder.ts';
import { makeReply, type Reply } from '../../src/core/reply.ts';

const message = { workspace: 'W', channel: 'C', message: 'M' };
const to = { workspace: 'W', channel: 'C', thread: null, replyTo: null, person: 'P', direct: false };
const open = makeReply({ kind: 'answer', body: 'for all' });
const secret = makeReply({ kind: 'notice', body: 'for one', delivery: 'private' });

interface Setting {
  readonly audience?: Audience;
  /** What becomes of what the port posts. */
  readonly outcome?: PostResult['outcome'];
  /** What the ticket takes. */
  readonly isValid?: boolean;
  /** Only the presser sees the message whose button was pressed. */
  readonly isSeenByOne?: boolean;
}

function answering(setting: Setting = {}) {
  const { audience = 'as the reply says', outcome = 'posted', isValid = true, isSeenByOne = true } = setting;
  const made: string[] = [];
  const posted = async (how: string): Promise<PostResult> => {
    made.push(how);
    return outcome === 'posted' ? { outcome, message } : { outcome };
  };
  const taken = async (what: string): Promise<boolean> => {
    made.push(what);
    return isValid;
  };
  const port = {
    post: () => posted('post'),
    postPrivately: () => posted('post privately'),
    async edit() {
      made.push('edit');
      return 'edited' as const;
    },
  };
  const original = {
    message: isSeenByOne ? null : message,
    replace: () => taken('replace'),
    relabel: () => taken('relabel'),
    remove: () => taken('remove'),
  };
  const say = (_reply: Reply, _key: string, isPrivate: boolean) => taken(isPrivate ? 'say to one' : 'say');
  const responder = createTicketedResponder(port, say, to, audience, original);
  const respond = (reply: Reply, isPrivate = false) =>
    responder.respond(Promise.resolve(reply), () => isPrivate, 'key');
  const replace = (reply: Reply) => responder.replaceOriginal?.(Promise.resolve(reply), 'key');
  return { responder, respond, replace, made };
}

describe('a reply for one person', () => {
  it.each([
    ['because it says so', {}, secret, false],
    ['because of how it was asked for', {}, open, true],
    ['because nobody else is to see any', { audience: 'person' }, open, false],
  ] as const)('goes by the ticket %s', async (_, setting, reply, isPrivate) => {
    const { respond, made } = answering(setting);
    expect(await respond(reply, isPrivate)).toEqual({ message: null, private: true });
    expect(made).toEqual(['say to one']);
  });

  it.each([
    ['posted', { message, private: true }],
    ['unknown', { message: null, private: true }],
    ['failed', null],
  ] as const)('is posted where the ticket takes it no more: %s', async (outcome, responded) => {
    const { respond, made } = answering({ isValid: false, outcome });
    expect(await respond(secret)).toEqual(responded);
    expect(made).toEqual(['say to one', 'post privately']);
  });
});

describe('a reply for all', () => {
  it('is posted, so that it can be changed later, also where it says otherwise on a page of the person’s own', async () => {
    const { respond, made } = answering({ audience: 'all' });
    expect(await respond(secret, true)).toEqual({ message, private: false });
    expect(made).toEqual(['post']);
  });

  it('goes by the ticket where the bot may not post', async () => {
    const { respond, made } = answering({ outcome: 'refused' });
    expect(await respond(open)).toEqual({ message: null, private: false });
    expect(made).toEqual(['post', 'say']);
    expect(await answering({ outcome: 'refused', isValid: false }).respond(open)).toBeNull();
  });

  it('is not said twice where nobody knows whether it stands, and the person keeps theirs then', async () => {
    const { responder, respond, made } = answering({ outcome: 'unknown' });
    expect(await respond(open)).toEqual({ message: null, private: false });
    await responder.removeOriginal?.();
    expect(made).toEqual(['post']);
  });
});

describe('the message whose button was pressed', () => {
  it('is changed by the ticket where only the presser sees it', async () => {
    const { responder, replace, made } = answering();
    expect(await replace(secret)).toEqual({ message: null, private: true });
    await responder.removeOriginal?.();
    expect(made).toEqual(['replace', 'remove']);
    expect(await answering({ isValid: false }).replace(open)).toBeNull();
  });

  it('is edited where others see it, by no reply for one alone, and removed by others', async () => {
    const { responder, replace, made } = answering({ isSeenByOne: false });
    expect(await replace(open)).toEqual({ message, private: false });
    expect(await replace(secret)).toBeNull();
    await responder.removeOriginal?.();
    expect(made).toEqual(['edit']);
  });
});
