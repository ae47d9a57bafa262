/** How interactions are answered: at once, later, in private, again after a broken line, or not any more. */
import { afterAll, describe, expect, it } from 'vitest';
import { createApi } from '../../../src/adapters/discord/api.ts';
import { createResponder } from '../../../src/adapters/discord/respond.ts';
import { makeReply, type Reply } from '../../../src/core/reply.ts';
import { captureLog } from '../../doubles/captured-log.ts';
import { held, sampleAnswer } from '../../doubles/core.ts';
import { startDiscord } from '../../doubles/discord/server.ts';
import { PATIENTLY } from './bot.ts';

const CALLBACK = { method: 'POST', path: /callback$/ };

const cleanups: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const cleanup of cleanups) await cleanup();
});

/** A command that somebody used, and what answers it. Some tests wait for a second, so they wait together. */
async function open() {
  const discord = await startDiscord();
  const api = createApi(discord);
  const log = captureLog();
  const used = discord.slash('explain', {});
  const responder = createResponder(
    {
      id: used.id,
      token: used.token,
      applicationId: discord.application,
      guildId: discord.guild,
      channelId: used.channel,
    },
    { api, log: log.log },
  );
  cleanups.push(async () => {
    api.close();
    await discord.close();
    expect(discord.violations).toEqual([]);
  });
  return {
    discord,
    log,
    used,
    respond: (reply: Promise<Reply>, isPrivate: boolean) =>
      responder.respond(reply, () => isPrivate, used.id),
    answered: () => expect.poll(() => used.answer?.type, PATIENTLY).toBeDefined(),
    shown: () => discord.posts().map((post) => ({ private: post.private, text: post.message.content })),
    only: () => ({
      workspace: discord.guild,
      channel: used.channel,
      message: discord.posts()[0]!.message.id,
    }),
  };
}

const now = (reply: Reply = sampleAnswer()) => Promise.resolve(reply);

describe.concurrent('a reply that is ready', () => {
  it.each([false, true])('is the answer, pings nobody and shows no previews; private: %s', async (hidden) => {
    const { discord, used, respond, only } = await open();
    const responded = await respond(now(), hidden);
    expect(responded).toEqual({ message: only(), private: hidden });
    expect(used.answer).toMatchObject({
      type: 4,
      data: {
        content: expect.stringContaining('Reported by two officials'),
        allowed_mentions: { parse: [], replied_user: false },
        flags: hidden ? 68 : 4,
      },
    });
    expect(discord.posts()[0]!.buttons).toHaveLength(4);
  });

  it('is private where the reply itself is', async () => {
    const { respond } = await open();
    const reply = makeReply({ kind: 'error', body: 'sorry', delivery: 'private' });
    expect(await respond(now(reply), false)).toMatchObject({ private: true });
  });

  it.each([
    ['the line breaks before Discord has it', { breaks: true }],
    ['Discord has trouble', { status: 502 }],
    ['Discord hangs', { delayMs: 60_000 }],
  ] as const)('is said again when %s', async (_what, fault) => {
    const { discord, respond, shown, only } = await open();
    const met = discord.rest.fail({ ...CALLBACK, ...fault, times: 1 });
    expect(await respond(now(), false)).toEqual({
      message: only(),
      private: false,
    });
    expect(met.times).toBe(0);
    expect(shown()).toHaveLength(1);
  });

  it.each(['after', 'midway'] as const)(
    'counts as said when the line breaks %s Discord has taken it',
    async (breaks) => {
      const { discord, respond, shown, only } = await open();
      discord.rest.fail({ ...CALLBACK, breaks, times: 1 });
      expect(await respond(now(), false)).toEqual({
        message: only(),
        private: false,
      });
      expect(shown()).toHaveLength(1);
    },
  );
});

describe.concurrent('a reply that is slow', () => {
  it.each([false, true])('has a placeholder, which becomes the reply; private: %s', async (hidden) => {
    const { discord, used, respond, answered, only } = await open();
    const slow = held<Reply>();
    const responding = respond(slow.promise, hidden);
    await answered();
    expect(used.answer).toEqual({ type: 5, data: hidden ? { flags: 64 } : {} });
    slow.release(sampleAnswer());
    expect(await responding).toEqual({ message: only(), private: hidden });
    expect(discord.posts()).toMatchObject([{ private: hidden, buttons: { length: 4 } }]);
  });

  it('and turns out private is shown to the asker alone; the placeholder goes away', async () => {
    const { used, respond, answered, shown } = await open();
    const slow = held<Reply>();
    const responding = respond(slow.promise, false);
    await answered();
    slow.release(makeReply({ kind: 'error', body: 'secret', delivery: 'private' }));
    expect(await responding).toMatchObject({ private: true });
    expect(used.answer).toEqual({ type: 5, data: {} });
    expect(shown()).toEqual([{ private: true, text: 'secret' }]);
  });
});

describe.concurrent('an interaction', () => {
  it.each([
    ['expired', 404, 10062],
    ['was answered by somebody else', 400, 40060],
  ])('that %s is given up at once, and is no fault', async (_what, status, code) => {
    const { discord, log, used, respond } = await open();
    discord.rest.fail({ ...CALLBACK, status, body: { code, message: 'gone' } });
    expect(await respond(now(), false)).toBeNull();
    expect(discord.rest.calls).toHaveLength(1);
    expect(log.lines()).toMatchObject([
      { level: 30, event: 'discord.interaction_gone', interaction: used.id },
    ]);
  });

  it('whose answer Discord refuses is named in the log', async () => {
    const { discord, log, used, respond } = await open();
    discord.rest.fail({ ...CALLBACK, status: 400, body: { code: 50035, message: 'no' } });
    expect(await respond(now(), false)).toBeNull();
    expect(log.lines()).toMatchObject([
      { level: 50, event: 'discord.interaction_lost', interaction: used.id },
    ]);
    expect(log.text()).not.toContain(used.token);
  });
});
