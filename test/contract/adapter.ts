/**
 * What every adapter must do, whatever its platform: one suite, run by each against its own stand-in server.
 *
 *     describeAdapterContract('discord', createDiscordHarness);
 *
 * A terminal has no channels, no buttons and nobody else in it: it keeps the part that is left (`alone`).
 */

import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createInbox } from '../../src/conversation/create-inbox.ts';
import type { Inbox } from '../../src/conversation/inbox.ts';
import type { Adapter } from '../../src/conversation/platform.ts';
import { makeReply, SILENCE } from '../../src/core/reply.ts';
import { createFakeCore, type FakeCore, held, sampleAnswer } from '../doubles/core.ts';

/** Something the bot posted, as the stand-in server received it. */
export interface Heard {
  /** The plain text: Discord's `content`, Slack's `text`. */
  readonly text: string;
  /** Only one person can read it (ephemeral). */
  readonly private: boolean;
  /** The platform would have notified somebody (a mention, `@everyone`, `<!channel>`…). */
  readonly pings: boolean;
  /** Ids that its buttons carry, as the core gave them. */
  readonly buttons: readonly string[];
  /** The channel and id under which the platform keeps it. */
  readonly channel: string;
  readonly message: string;
}

/** Who speaks: two people, and another bot. */
export type Speaker = 'ann' | 'ben' | 'robot';

/** One adapter on one stand-in server. The suite makes a new one for every test. */
export interface AdapterHarness {
  readonly adapter: Adapter;
  /** What the asker is called in `context.person`. */
  person(speaker: Speaker): string;
  /** Addresses the bot where others can read it. `twice`: the platform delivers the same event two times. */
  mention(text: string, options?: { by?: Speaker; twice?: boolean }): Promise<void>;
  /** Writes to the bot alone. */
  directMessage(text: string, options?: { by?: Speaker }): Promise<void>;
  /** Writes in a channel without addressing the bot. */
  remark(text: string, options?: { by?: Speaker }): Promise<void>;
  /** Uses a slash command in a public channel, options by name as `CommandInvocation` has them. */
  command(
    name: string,
    options: Readonly<Record<string, string | boolean>>,
    who?: { by?: Speaker },
  ): Promise<void>;
  /** Presses the button with this action id on a message of the bot. */
  press(heard: Heard, actionId: string, who?: { by?: Speaker }): Promise<void>;
  /** All that the bot has posted so far, oldest first, as it reads now (after edits). */
  heard(): readonly Heard[];
  /** Stops adapter and server; nothing is left behind. Works after `adapter.stop()` too. */
  close(): Promise<void>;
}

const WAIT = { timeout: 15_000, interval: 5 } as const;

/** Begins messages that only show that all earlier ones have been worked through. */
const CHECK = 'still there?';

/** Declares the suite. `harness` builds an adapter that is not started yet, with its server listening. */
export function describeAdapterContract(
  name: string,
  harness: () => Promise<AdapterHarness>,
  { alone = false } = {},
): void {
  const amongPeople: (title: string, test: () => Promise<void>) => void = alone ? () => {} : it;

  describe(`${name} keeps the adapter contract`, () => {
    let bot: AdapterHarness;
    let core: FakeCore;
    let inbox: Inbox;
    let checks = 0;

    beforeEach(async () => {
      core = createFakeCore();
      bot = await harness();
      inbox = createInbox({ platform: name, port: bot.adapter.port, core, log: pino({ level: 'silent' }) });
      const line = await bot.adapter.start(inbox);
      expect(line.length).toBeGreaterThan(0);
    });
    afterEach(() => bot.close());

    const isCheck = (text: string) => text.includes(CHECK);
    const invocations = () => core.invocations.filter((one) => one.type !== 'message' || !isCheck(one.text));
    const heard = () => bot.heard().filter(({ text }) => !isCheck(text));

    /**
     * Resolves when all that was sent in before has been worked through: platforms deliver in order, so a message that
     * is sent now comes last, and when its reply stands and nothing is in hand, nothing more comes.
     */
    async function settled(): Promise<void> {
      checks += 1;
      const check = `${CHECK} ${checks}`;
      const before = core.replyWith;
      core.replyWith = (asked) =>
        asked.type === 'message' && isCheck(asked.text)
          ? makeReply({ kind: 'notice', body: asked.text })
          : before(asked);
      await bot.mention(check);
      await expect.poll(() => bot.heard().some(({ text }) => text.includes(check)), WAIT).toBe(true);
      await expect.poll(() => inbox.underWay(), WAIT).toBe(0);
      core.replyWith = before;
    }

    /** The posts, once there are as many as expected and nothing more comes. */
    async function posts(count: number): Promise<readonly Heard[]> {
      await expect.poll(() => heard().length, WAIT).toBeGreaterThanOrEqual(count);
      await settled();
      expect(heard()).toHaveLength(count);
      return heard();
    }

    /** Nothing was posted, although the core was asked `asked` times. */
    async function nothing(asked: number): Promise<void> {
      await settled();
      expect(invocations()).toHaveLength(asked);
      expect(heard()).toEqual([]);
    }

    it('is healthy once started, and is called by its name', () => {
      expect(bot.adapter.health()).toMatchObject({ connected: true });
      expect(bot.adapter.name).toBe(name);
    });

    amongPeople('answers a direct question once, with title, body and source in plain text', async () => {
      await bot.mention('who talks to whom?');
      const [post] = await posts(1);
      expect(invocations()).toHaveLength(1);
      expect(invocations()[0]).toMatchObject({
        type: 'message',
        mode: 'direct',
        text: 'who talks to whom?',
        context: { platform: name, person: bot.person('ann'), direct: false },
      });
      for (const part of ['Who is talking to whom?', 'Doha', 'second point', 'Reported by two officials'])
        expect(post!.text).toContain(part);
      expect(post!.private).toBe(false);
    });

    amongPeople('answers once when the platform delivers the same message twice', async () => {
      await bot.mention('who talks to whom?', { twice: true });
      await posts(1);
      expect(invocations()).toHaveLength(1);
    });

    it('answers a direct message', async () => {
      await bot.directMessage('explain talks');
      await posts(1);
      expect(invocations()[0]).toMatchObject({
        type: 'message',
        mode: 'direct',
        text: 'explain talks',
        context: { direct: true },
      });
    });

    amongPeople('passes a command on with its options by name', async () => {
      await bot.command('explain', { topic: 'talks' });
      await posts(1);
      expect(invocations()).toMatchObject([
        { type: 'command', name: 'explain', options: { topic: 'talks' }, context: { direct: false } },
      ]);
    });

    it('says nothing on silence', async () => {
      core.replyWith = () => SILENCE;
      await bot.mention('hm');
      await nothing(1);
    });

    amongPeople('does not dispatch unaddressed messages unless the core listens there', async () => {
      await bot.remark('who talks to whom?');
      await nothing(0);
    });

    amongPeople('dispatches unaddressed messages as ambient where the core listens', async () => {
      core.listensTo = () => true;
      await bot.remark('who talks to whom?');
      await posts(1);
      expect(invocations()[0]).toMatchObject({ mode: 'ambient', text: 'who talks to whom?' });
    });

    amongPeople('does not talk to other bots', async () => {
      core.listensTo = () => true;
      await bot.mention('who talks to whom?', { by: 'robot' });
      await bot.remark('who talks to whom?', { by: 'robot' });
      await nothing(0);
    });

    amongPeople('never pings, whatever the reply holds', async () => {
      const ping = '@everyone @here <@1234567890123456> <@U0000ANN> <!channel> <!here> <!everyone> <@&12345>';
      core.replyWith = () => sampleAnswer({ title: ping, body: ping });
      await bot.mention('ping us');
      await bot.command('ask', { question: 'ping us' });
      const all = await posts(2);
      expect(all.map((post) => post.pings)).toEqual([false, false]);
    });

    amongPeople(
      'keeps private what the asker wants private, what is declared private, and what the core says is',
      async () => {
        await bot.command('explain', { topic: 'talks', private: true });
        await posts(1);
        await bot.command('about', {});
        await posts(2);
        core.replyWith = () => sampleAnswer({ delivery: 'private' });
        await bot.command('explain', { topic: 'talks' });
        const all = await posts(3);
        expect(all.map((post) => post.private)).toEqual([true, true, true]);
        expect(core.sentReplies).toEqual([]);
      },
    );

    amongPeople('brings an apology to the asker alone', async () => {
      core.replyWith = () =>
        makeReply({ kind: 'error', body: 'Sorry. Report 1a2b3c4d.', delivery: 'private' });
      await bot.command('explain', { topic: 'talks' });
      const [post] = await posts(1);
      expect(post).toMatchObject({ private: true, text: expect.stringContaining('Report 1a2b3c4d') });
    });

    it('brings an apology even for a message', async () => {
      core.replyWith = () => makeReply({ kind: 'error', body: 'Sorry. Report 1a2b3c4d.' });
      await bot.mention('who talks to whom?');
      const [post] = await posts(1);
      expect(post!.text).toContain('Report 1a2b3c4d');
    });

    amongPeople('shows the titles of suggestions in the text, and as buttons', async () => {
      core.replyWith = () =>
        makeReply({
          kind: 'suggestions',
          body: 'Did you mean:',
          suggestions: [
            { entry: 'talks.who', title: 'Who is talking?', facts: [] },
            { entry: 'talks.where', title: 'Where do they meet?', facts: [] },
          ],
          actions: [
            { id: 'q:talks.who', label: 'Who is talking?', group: 'question' },
            { id: 'q:talks.where', label: 'Where do they meet?', group: 'question' },
          ],
        });
      await bot.mention('talks');
      const [post] = await posts(1);
      expect(post!.text).toContain('Who is talking?');
      expect(post!.text).toContain('Where do they meet?');
      expect(post!.buttons).toEqual(['q:talks.who', 'q:talks.where', 'remove']);
    });

    amongPeople(
      'hands the id of a pressed button back untouched, with the question and the message',
      async () => {
        await bot.mention('who talks to whom?');
        const [post] = await posts(1);
        // In the order that suits the platform.
        expect([...post!.buttons].sort()).toEqual([
          'q:talks.where',
          'remove',
          'v:talks.who:0',
          'v:talks.who:1',
          'w:talks.who',
        ]);
        core.replyWith = () => makeReply({ kind: 'notice', body: 'Because.', delivery: 'private' });
        await bot.press(post!, 'w:talks.who');
        const all = await posts(2);
        expect(invocations()[1]).toMatchObject({
          type: 'action',
          id: 'w:talks.who',
          question: 'who talks to whom?',
          reply: expect.stringContaining(post!.message),
          context: { person: bot.person('ann'), channel: post!.channel },
        });
        expect(all[1]).toMatchObject({ private: true, text: expect.stringContaining('Because.') });
      },
    );

    amongPeople('answers privately when somebody else than the asker presses', async () => {
      await bot.mention('who talks to whom?', { by: 'ann' });
      const [post] = await posts(1);
      await bot.press(post!, 'q:talks.where', { by: 'ben' });
      const all = await posts(2);
      expect(all[1]!.private).toBe(true);
      expect(invocations()[1]!.context.person).toBe(bot.person('ben'));
    });

    amongPeople(
      'tells the core about a public reply that states an entry, and can correct it later',
      async () => {
        await bot.mention('who talks to whom?');
        const [post] = await posts(1);
        expect(core.sentReplies).toMatchObject([
          { platform: name, channel: post!.channel, message: post!.message, entry: 'talks.who' },
        ]);
        const sent = core.sentReplies[0]!;
        const corrected = sampleAnswer({ body: 'Corrected: they met in **Cairo**.' });
        expect(await bot.adapter.port.edit(sent, corrected, 'correction')).toBe('edited');
        expect(bot.heard()[0]!.text).toContain('Cairo');
        const gone = { ...sent, message: '1111111111.111111' };
        expect(await bot.adapter.port.edit(gone, corrected, 'correction')).toBe('gone');
      },
    );

    it('finishes what is in flight before it stops, and takes nothing new', async () => {
      const slow = held<ReturnType<typeof sampleAnswer>>();
      core.replyWith = () => slow.promise;
      await bot.mention('who talks to whom?');
      await expect.poll(() => core.invocations.length, WAIT).toBe(1);
      const stopping = bot.adapter.stop();
      slow.release(sampleAnswer());
      await stopping;
      expect(bot.heard()).toHaveLength(1);
      expect(bot.adapter.health().connected).toBe(false);
    });
  });
}
