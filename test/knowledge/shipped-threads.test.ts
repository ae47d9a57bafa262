/**
 * Threads as they really go on after a reply: what is said to people the bot leaves alone, what is said to it it takes
 * up. The lines were written by people who knew nothing but what the bot says of itself, and labelled with `for`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createInbox } from '../../src/conversation/create-inbox.ts';
import { createRouter } from '../../src/core/router.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { createMemoryPlatform } from '../doubles/memory-platform.ts';
import { shippedEngine } from '../stories/shipped.ts';

interface Line {
  readonly by: string;
  readonly text: string;
  readonly mention?: boolean;
  readonly for?: 'bot' | 'people' | 'other';
}

const QUESTIONS = new URL('../questions/', import.meta.url);

const threads: readonly { id: string; lines: readonly Line[] }[] = readdirSync(QUESTIONS)
  .filter((file) => file.startsWith('threads-'))
  .flatMap((file) =>
    readFileSync(new URL(file, QUESTIONS), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  );

/** What became of one line that did not mention the bot. */
interface Outcome {
  readonly line: Line;
  readonly answered: boolean;
  /** Nobody else has spoken since the bot answered this person. */
  readonly isNext: boolean;
}

const log = pino({ level: 'silent' });

async function play(engine: Engine, { id, lines }: (typeof threads)[number]): Promise<Outcome[]> {
  const { adapter, say, standing } = createMemoryPlatform();
  const core = createRouter({ engine: () => engine, persistence: null, log, now: Date.now });
  await adapter.start(createInbox({ platform: adapter.name, port: adapter.port, core, log }));
  const outcomes: Outcome[] = [];
  let asker = '';
  for (const line of lines.filter(({ by }) => by !== 'BOT')) {
    const { by, mention = false } = line;
    const text = line.text.replace(/@backchannel/gi, '').trim();
    const before = standing().length;
    await say(text, {
      by,
      mention,
      thread: id,
      threadBy: lines[0]!.by,
      mentionOthers: /(^|\s)@\w/.test(text),
    });
    const answered = standing().length > before;
    if (!mention) outcomes.push({ line, answered, isNext: by === asker });
    if (mention || (answered && line.for === 'bot')) asker = by;
    else if (by !== asker) asker = '';
  }
  return outcomes;
}

it('in a thread people are left to themselves, and the asker may ask on', { timeout: 60_000 }, async () => {
  const engine = await shippedEngine();
  const outcomes = (await Promise.all(threads.map((thread) => play(engine, thread)))).flat();
  const share = (some: readonly Outcome[]) => some.filter(({ answered }) => answered).length / some.length;
  const among = outcomes.filter(({ line }) => line.for === 'people');
  const next = outcomes.filter(({ line, isNext }) => line.for === 'bot' && isNext);
  expect(among.length).toBeGreaterThan(500);
  expect(next.length).toBeGreaterThan(150);
  expect(share(among)).toBeLessThanOrEqual(0.01);
  expect(share(outcomes.filter(({ line }) => line.for === 'other'))).toBeLessThanOrEqual(0.01);
  expect(share(next)).toBeGreaterThanOrEqual(0.9);
});
