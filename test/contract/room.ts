/**
 * A room in a chat platform with three people in it, for tests of how the bot behaves among them: the platform's
 * stand-in, the real adapter, and behind that the whole bot on the small story, with a store of its own.
 */
import { expect } from 'vitest';
import { createInbox } from '../../src/conversation/create-inbox.ts';
import type { Inbox } from '../../src/conversation/inbox.ts';
import type { Adapter } from '../../src/conversation/platform.ts';
import type { Core } from '../../src/core/core.ts';
import { createLimiter } from '../../src/core/limits.ts';
import { createTraitsLookup, type DeclaredTraits } from '../../src/core/platform-traits.ts';
import { makeReply } from '../../src/core/reply.ts';
import { createRouter } from '../../src/core/router.ts';
import { createMarks } from '../../src/persistence/marks.ts';
import { createPersistence, type RunningPersistence } from '../../src/persistence/persistence.ts';
import { vocabularyOf } from '../../src/persistence/vocabulary.ts';
import { captureLog } from '../doubles/captured-log.ts';
import { memoryLog, sqliteDatabase, testStore } from '../store/databases.ts';
import { libraryEngine } from '../stories/library.ts';

export type Speaker = 'ann' | 'ben' | 'eve';

/** Something a person wrote. */
export interface Said {
  readonly id: string;
}

/** Something the bot wrote, as it reads now. */
export interface Heard {
  readonly id: string;
  readonly text: string;
  /** Only one person sees it. */
  readonly private: boolean;
  readonly buttons: readonly { readonly id: string; readonly label: string }[];
}

export interface Saying {
  readonly by?: Speaker;
  /** Names the bot. */
  readonly mention?: boolean;
  /** In this thread, or to the bot alone; in the channel when left out. */
  readonly where?: { readonly thread: string } | 'direct' | 'aside';
  /** In reply to a message, of the bot or of somebody: where a platform has no replies, in its thread. */
  readonly to?: Said | Heard;
  /** In another server or workspace that has the bot. */
  readonly elsewhere?: boolean;
}

export interface Using {
  readonly by?: Speaker;
  /** They manage the place. */
  readonly manages?: boolean;
  readonly elsewhere?: boolean;
}

/** What a platform's tests have to provide. */
export interface Platform {
  readonly traits: DeclaredTraits;
  /** A new adapter on the same server. */
  createAdapter(): Promise<Adapter>;
  openThread(by: Speaker): Promise<string>;
  say(text: string, saying: Saying): Promise<Said>;
  /** The message reads so from now on, with a mention of the bot or without. */
  edit(said: Said, text: string, mention: boolean): Promise<void>;
  remove(said: Said): Promise<void>;
  command(name: string, options: Readonly<Record<string, string>>, using: Using): Promise<void>;
  press(heard: Heard, button: string, by: Speaker): Promise<void>;
  /** Everything that the bot has written and not removed. */
  heard(): readonly Heard[];
  /** On how many messages the bot has put a sign. */
  signs(): number;
  /** The bot is taken out, and put in again. */
  takeOut(): Promise<void>;
  putIn(): Promise<void>;
  /** How many calls are being answered. */
  busy(): number;
  close(): Promise<void>;
}

export interface Room extends Omit<Platform, 'say' | 'press' | 'command' | 'createAdapter' | 'heard'> {
  readonly persistence: () => RunningPersistence;
  /** Says something, and waits until all is worked through. */
  say(text: string, saying?: Saying): Promise<Said>;
  /** Asks the bot, by name unless that is left out; the one thing that it wrote. */
  ask(text: string, saying?: Saying): Promise<Heard>;
  /** Uses a command that is answered in private; what it says. */
  command(name: string, options?: Readonly<Record<string, string>>, using?: Using): Promise<Heard>;
  press(heard: Heard, button: string, by?: Speaker): Promise<void>;
  heard(): readonly Heard[];
  /** Resolves when all that was done is worked through. */
  settled(): Promise<void>;
  /** The process ends and starts again, on the same store. */
  restart(): Promise<void>;
  /** Puts other words in the place of an answer, as maintainers do, and corrects what stands. */
  correct(entry: string, words: string): Promise<void>;
}

const WAIT = { timeout: 15_000, interval: 5 } as const;
const CHECK = 'still there?';
const isCheck = (text: string): boolean => text.includes(CHECK);

/** @param personPerMinute Questions that each person may ask in a minute. */
export async function openRoom(platform: Platform, personPerMinute = 1000): Promise<Room> {
  const { traits } = platform;
  const log = captureLog().log;
  const traitsOf = createTraitsLookup([traits]);
  const database = sqliteDatabase();
  const { location, drop } = await database.fresh();
  const corrected = new Map<string, number>();
  let adapter: Adapter;
  let inbox: Inbox;
  let persistence: RunningPersistence;
  let checks = 0;

  async function start(): Promise<void> {
    persistence = createPersistence(testStore(location), {
      log: memoryLog(),
      policy: { questionLog: 'all', questionDays: 90, minAskers: 1, correctionDays: 7 },
      eraseEarlier: false,
      isKnown: vocabularyOf(libraryEngine().knowledge),
      marks: createMarks('kept beside the database'),
      revisionOf: (entry) => corrected.get(entry) ?? 1,
    });
    await persistence.start();
    const router = createRouter({
      engine: libraryEngine,
      persistence,
      log,
      now: Date.now,
      contact: 'the front desk',
      traitsOf,
      limiter: createLimiter({ personPerMinute, channelPerMinute: 1000 }, traitsOf),
    });
    const core: Core = {
      ...router,
      dispatch: async (asked) =>
        asked.type === 'message' && isCheck(asked.text)
          ? makeReply({ kind: 'notice', body: asked.text })
          : router.dispatch(asked),
    };
    adapter = await platform.createAdapter();
    inbox = createInbox({ platform: traits.name, port: adapter.port, core, log, claim: persistence.claim });
    await adapter.start(inbox);
  }

  async function stop(): Promise<void> {
    await adapter.stop();
    await persistence.stop(1000);
  }

  /** Platforms deliver in order: when what is said last is answered and nothing is in hand, nothing more comes. */
  async function settled(): Promise<void> {
    checks += 1;
    const check = `${CHECK} ${checks}`;
    await platform.say(check, { by: 'eve', where: 'aside', mention: true });
    await expect.poll(() => platform.heard().some(({ text }) => text.includes(check)), WAIT).toBe(true);
    await expect.poll(() => inbox.underWay() + platform.busy(), WAIT).toBe(0);
  }

  const heard = () => platform.heard().filter(({ text }) => !isCheck(text));

  async function say(text: string, saying: Saying = {}): Promise<Said> {
    const said = await platform.say(text, saying);
    await settled();
    return said;
  }

  /** What the bot has written after something was done. */
  async function newAfter(work: () => Promise<unknown>): Promise<readonly Heard[]> {
    const before = new Set(heard().map(({ id }) => id));
    await work();
    await settled();
    return heard().filter(({ id }) => !before.has(id));
  }

  async function ask(text: string, saying: Saying = {}): Promise<Heard> {
    const replies = await newAfter(() => platform.say(text, { mention: true, ...saying }));
    expect(replies).toHaveLength(1);
    return replies[0]!;
  }

  async function command(name: string, options = {}, using: Using = {}): Promise<Heard> {
    const [own] = await newAfter(() => platform.command(name, options, using));
    expect(own?.private).toBe(true);
    return own!;
  }

  await start();
  return {
    ...platform,
    persistence: () => persistence,
    say,
    ask,
    command,
    async edit(said, text, mention) {
      await platform.edit(said, text, mention);
      await settled();
    },
    async remove(said) {
      await platform.remove(said);
      await settled();
    },
    async press(on, button, by = 'ann') {
      await platform.press(on, button, by);
      await settled();
    },
    heard,
    settled,
    async restart() {
      await stop();
      await start();
    },
    async correct(entry, words) {
      corrected.set(entry, 2);
      await persistence.correct(
        (id) => ({
          revision: corrected.get(id) ?? 1,
          reply: makeReply({ kind: 'answer', entry: id, body: words }),
        }),
        [
          {
            platform: traits.name,
            isConnected: () => adapter.health().connected,
            correct: (sent, reply) => adapter.port.edit(sent, reply, sent.message),
          },
        ],
      );
    },
    async close() {
      await stop();
      await platform.close();
      await drop();
    },
  };
}
