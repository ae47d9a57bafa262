/** The bot as a process of its own, on both platforms' servers while they misbehave. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type BotProcess, startBot } from '../e2e/bot-process.ts';
import { createDiscordSide } from './discord-side.ts';
import { createRandom } from './random.ts';
import type { Side } from './side.ts';
import { createSlackSide } from './slack-side.ts';
import { createTally, type Outcome, type Tally } from './tally.ts';

export interface SuiteOptions {
  readonly seed: number;
  /** How long the servers misbehave, while the messages are asked. */
  readonly seconds: number;
  readonly messages: number;
  readonly onProgress?: (line: string) => void;
}

/** What `--json` prints. */
export interface Report extends Outcome {
  /** Resident memory of the last quarter less that of the first, medians, in MB. */
  readonly rss_growth_mb: number;
}

export interface SuiteResult {
  readonly report: Report;
  /** What whoever looks for the cause wants to see. */
  readonly findings: readonly string[];
}

/** Asked before anything is measured or goes wrong, so that what is loaded once is loaded. */
const WARM_UP = 600;
/** More are not asked as long as so many wait for their answer, on each platform. */
const MOST_OPEN = 250;
/** A platform's next fault comes after so many milliseconds, on average. */
const FAULT_EVERY_MS = 250;
const JUMP_EVERY_MS = 7_000;
const SAMPLE_EVERY_MS = 250;
/** The bot has so long to catch up in the end; after many cuts in a row it waits half a minute to connect again. */
const SETTLE_MS = 90_000;
/** What has not moved for so long will not move any more. */
const STILL_MS = 40_000;

/**
 * A clock that jumps an hour ahead on a signal, and back on the next. And a full garbage collection every second, so
 * that memory is measured as it is held, not as it waits to be collected.
 */
const BEFORE = `
  setInterval(() => globalThis.gc(), 1000).unref();
  const real = Date.now;
  let ahead = 0;
  Date.now = () => real() + ahead;
  process.on('SIGUSR2', () => { ahead = ahead === 0 ? 3_600_000 : 0; });
`;

const LIMITS = { LIMIT_PERSON_PER_MINUTE: '100000', LIMIT_CHANNEL_PER_MINUTE: '100000' };

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Growth from the first to the last quarter. */
function growth(samples: readonly number[]): number {
  const quarter = Math.max(1, Math.floor(samples.length / 4));
  const difference = median(samples.slice(-quarter)) - median(samples.slice(0, quarter));
  return Number((difference / 1024 / 1024).toFixed(1));
}

async function memoryOf(address: string): Promise<number> {
  const text = await (await fetch(`${address}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1] ?? 0);
}

/** The channels of all lines that say why somebody got no answer. */
function reasonsIn(bot: BotProcess): string[] {
  return bot
    .log()
    .filter(({ level, channel }) => Number(level) >= 40 && typeof channel === 'string')
    .map(({ channel }) => String(channel));
}

async function settled(tally: Tally, ms: number): Promise<void> {
  const until = performance.now() + ms;
  let before = -1;
  let since = performance.now();
  while (tally.open() > 0 && performance.now() < until) {
    if (tally.open() !== before) since = performance.now();
    before = tally.open();
    if (performance.now() - since > STILL_MS) return;
    await sleep(50);
  }
}

/** Runs the suite. @throws if the bot does not start, or ends by itself. */
export async function runSuite({
  seed,
  seconds,
  messages,
  onProgress = () => {},
}: SuiteOptions): Promise<SuiteResult> {
  const random = createRandom(seed);
  const tallies = [createTally(), createTally()] as const;
  const sides: Side[] = [
    await createDiscordSide(random, tallies[0]),
    await createSlackSide(random, tallies[1]),
  ];
  const bot = startBot(
    { ...Object.assign({}, ...sides.map(({ env }) => env)), ...LIMITS, HTTP_PORT: '0', LOG_LEVEL: 'info' },
    { before: BEFORE, nodeOptions: ['--expose-gc'] },
  );
  const timers: NodeJS.Timeout[] = [];
  try {
    const line = String((await bot.logged('Backchannel runs'))['msg']);
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)![0];
    const ask = () => {
      const willing = sides.filter((side) => side.mayAsk() && side.open() < MOST_OPEN);
      if (willing.length > 0) random.pick(willing).ask();
      return willing.length > 0;
    };

    const warmUp = Math.min(WARM_UP, Math.floor(messages / 5));
    let asked = 0;
    for (; asked < warmUp; asked++) while (!ask()) await sleep(5);
    for (const tally of tallies) await settled(tally, SETTLE_MS);
    onProgress(`warmed up; ${messages - asked} messages in ${seconds} s`);

    const samples: number[] = [];
    for (const side of sides)
      timers.push(setInterval(() => random.chance(0.5) && side.misbehave(), FAULT_EVERY_MS / 2));
    timers.push(setInterval(() => bot.child.kill('SIGUSR2'), JUMP_EVERY_MS));
    timers.push(
      setInterval(
        () =>
          void memoryOf(address).then(
            (bytes) => samples.push(bytes),
            () => {},
          ),
        SAMPLE_EVERY_MS,
      ),
    );
    const began = performance.now();
    while (asked < messages && bot.child.exitCode === null) {
      const due = warmUp + ((performance.now() - began) / (seconds * 1000)) * (messages - warmUp);
      while (asked < Math.min(due, messages) && ask()) asked += 1;
      await sleep(4);
    }
    // A set time, also when everything was asked before it is over.
    while (performance.now() - began < seconds * 1000) await sleep(50);
    for (const timer of timers.splice(0)) clearInterval(timer);
    for (const side of sides) side.heal();
    onProgress('asked; waiting for the rest');
    for (const tally of tallies) await settled(tally, SETTLE_MS);
    // Doubles come late.
    await sleep(1500);

    const reasons = reasonsIn(bot);
    const [discord, slack] = tallies.map((tally) => tally.outcome(reasons));
    const report: Report = {
      addressed: discord!.addressed + slack!.addressed,
      answered: discord!.answered + slack!.answered,
      refused: discord!.refused + slack!.refused,
      lost: discord!.lost + slack!.lost,
      doubled: discord!.doubled + slack!.doubled,
      rss_growth_mb: growth(samples),
    };
    const findings = [
      ...sides.map(({ name }, i) => `${name}: ${JSON.stringify([discord, slack][i])}`),
      ...sides.map(({ name }, i) => `${name} unanswered: ${tallies[i]!.unanswered().slice(0, 10).join(' ')}`),
      ...sides.map(({ name }, i) => `${name} doubled: ${tallies[i]!.twice().slice(0, 10).join(' ')}`),
      `memory in MB: ${samples
        .filter((_, i) => i % 10 === 0)
        .map((bytes) => Math.round(bytes / 1024 / 1024))
        .join(' ')}`,
      ...summaryOf(bot),
    ];
    if (bot.child.exitCode !== null)
      throw new Error(`The bot ended by itself.\n${bot.stderr().slice(-4000)}`);
    return { report, findings };
  } finally {
    for (const timer of timers) clearInterval(timer);
    await bot.clear();
    for (const side of sides) await side.close();
  }
}

/** How often each warning and each error was logged. */
function summaryOf(bot: BotProcess): string[] {
  const counts = new Map<string, number>();
  for (const { level, msg, platform } of bot.log())
    if (Number(level) >= 40) {
      const key = `${level} ${platform ?? ''} ${msg}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([key, count]) => `${count} × ${key}`);
}
