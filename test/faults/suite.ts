/** The bot in processes of its own, on both platforms' servers while they misbehave. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type BotProcess, startBot } from '../e2e/bot-process.ts';
import { createDiscordSide } from './discord-side.ts';
import { createDriver, type Driver } from './drive.ts';
import { createPlan, type ProcessPlan, type SideName, type SidePlan } from './plan.ts';
import type { Side } from './side.ts';
import { createHttpSide, createSocketSide } from './slack-sides.ts';
import { createTally, type Found, type Outcome, type Tally } from './tally.ts';

export interface SuiteOptions {
  readonly seed: number;
  /** How long the servers misbehave, while the messages are asked. */
  readonly seconds: number;
  readonly messages: number;
  readonly onProgress?: (line: string) => void;
}

/** What `--json` prints. */
export interface Report extends Outcome {
  /** Resident memory held in the last quarter less that in the first, in MB; of the process that grew most. */
  readonly rss_growth_mb: number;
}

export interface SuiteResult {
  readonly report: Report;
  /** What was planned to go wrong and never did; a run that shows nothing about it. */
  readonly absent: readonly string[];
  /** What whoever looks for the cause wants to see. */
  readonly findings: readonly string[];
}

/**
 * QuestionType before anything is measured, so that what is loaded once is loaded, the smaller of the bounded memories are
 * full, and a crowd that comes back after a broken line has come once.
 */
const WARM_UP = 3000;
/** Of these, asked before anything goes wrong. */
const QUIET = 600;
/** More are not asked as long as so many wait for their answer, on each platform. */
const MOST_OPEN = 300;
const SAMPLE_EVERY_MS = 250;
/** The bot has so long to catch up in the end; after many cuts in a row it waits half a minute to connect again. */
const SETTLE_MS = 90_000;
/** What has not moved for so long will not move any more. */
const STILL_MS = 40_000;
/** The log is read so often for reasons while the rest is waited for. */
const READ_LOG_EVERY_MS = 1000;

const CLOCK_SET = 'The clock was set';

/**
 * A clock that is set to the next of `jumps` on each signal, and says so. And a full garbage collection every
 * second in a small young generation, so that memory is measured as it is held, not as it waits to be collected.
 */
const preload = (jumps: readonly number[]): string => `
  setInterval(() => globalThis.gc(), 1000).unref();
  const real = Date.now;
  const jumps = ${JSON.stringify(jumps)};
  let ahead = 0;
  Date.now = () => real() + ahead;
  process.on('SIGUSR2', () => {
    ahead = jumps.shift() ?? 0;
    const off = Math.round((Date.now() - real()) / 1000);
    process.stderr.write(JSON.stringify({ level: 20, msg: '${CLOCK_SET}', off, time: real() }) + '\\n');
  });
`;

/** glibc keeps a heap for each thread, each with holes of its own: that grows with chance, not with messages. */
const ONE_ARENA = { MALLOC_ARENA_MAX: '1' };
const LIMITS = { LIMIT_PERSON_PER_MINUTE: '100000', LIMIT_CHANNEL_PER_MINUTE: '100000' };

const SIDES: Readonly<Record<SideName, (tally: Tally) => Promise<Side>>> = {
  discord: createDiscordSide,
  'slack-socket': createSocketSide,
  'slack-http': createHttpSide,
};

/** What is held: peaks above it wait for the garbage collection to hand their pages back. */
const held = (samples: readonly number[]): number =>
  [...samples].sort((a, b) => a - b)[Math.floor(samples.length / 4)] ?? 0;

/** Growth from the first to the last quarter. */
function growth(samples: readonly number[]): number {
  const quarter = Math.max(1, Math.floor(samples.length / 4));
  const difference = held(samples.slice(-quarter)) - held(samples.slice(0, quarter));
  return Number((difference / 1024 / 1024).toFixed(1));
}

async function memoryOf(address: string): Promise<number> {
  const text = await (await fetch(`${address}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1] ?? 0);
}

/** All that is named in lines that say why somebody got no answer. */
function namedIn(bot: BotProcess): Set<string> {
  const lines = bot.log().filter(({ level }) => Number(level) >= 40);
  return new Set(
    lines.flatMap(({ channel, thread, question, interaction }) =>
      [channel, thread, question, interaction].filter((name) => typeof name === 'string'),
    ),
  );
}

/** One platform's part of a run. */
interface Part {
  readonly plan: SidePlan;
  readonly side: Side;
  readonly tally: Tally;
  readonly driver: Driver;
}

/** One process of the bot with its platforms. */
interface House {
  readonly bot: BotProcess;
  readonly parts: readonly Part[];
  readonly samples: number[];
  /** Where it shows its metrics. */
  address: string;
  jumped: number;
  readonly plan: ProcessPlan;
}

async function build(plan: ProcessPlan): Promise<House> {
  const parts = await Promise.all(
    plan.sides.map(async (one): Promise<Part> => {
      const tally = createTally();
      const side = await SIDES[one.name](tally);
      const driver = createDriver(one, side, () => tally.open() >= MOST_OPEN);
      return { plan: one, side, tally, driver };
    }),
  );
  const env = Object.assign({}, ...parts.map(({ side }) => side.env));
  const bot = startBot(
    { ...env, ...LIMITS, ...ONE_ARENA, HTTP_PORT: '0', LOG_LEVEL: 'info' },
    {
      before: preload(plan.jumps.map(({ aheadMs }) => aheadMs)),
      nodeOptions: ['--expose-gc', '--max-semi-space-size=2', '--compact-on-every-full-gc'],
    },
  );
  return { bot, parts, samples: [], address: '', jumped: 0, plan };
}

async function start(house: House): Promise<void> {
  const line = String((await house.bot.logged('Backchannel runs'))['msg']);
  house.address = /Health and metrics: (http:\/\/127\.0\.0\.1:\d+)/.exec(line)![1]!;
  for (const { side } of house.parts) side.started(line);
}

async function settle(houses: readonly House[]): Promise<void> {
  const until = performance.now() + SETTLE_MS;
  let [before, since, read] = [-1, performance.now(), 0];
  let refused = 0;
  while (performance.now() < until) {
    const open = houses.flatMap(({ parts }) => parts).reduce((sum, { tally }) => sum + tally.open(), 0);
    if (open === 0) return;
    if (open !== before) since = performance.now();
    before = open;
    if (performance.now() - since > STILL_MS) return;
    // What was refused is not waited for.
    if (performance.now() - since > 2 * READ_LOG_EVERY_MS && performance.now() - read > READ_LOG_EVERY_MS) {
      read = performance.now();
      refused = houses.reduce((sum, house) => sum + total(house, namedIn(house.bot)).refused, 0);
      if (refused === open) return;
    }
    await sleep(50);
  }
}

function add(outcomes: readonly Outcome[]): Outcome {
  const sum = (name: keyof Outcome) => outcomes.reduce((so, one) => so + one[name], 0);
  return {
    addressed: sum('addressed'),
    answered: sum('answered'),
    refused: sum('refused'),
    lost: sum('lost'),
    doubled: sum('doubled'),
  };
}

const total = ({ parts }: House, named: ReadonlySet<string>): Outcome =>
  add(parts.map(({ tally }) => tally.outcome(named)));

/** Lets each platform ask up to this share of what it has to ask, and sets the clocks. */
function advance(houses: readonly House[], share: (part: Part) => number): void {
  for (const house of houses) {
    for (const part of house.parts) part.driver.advance(share(part));
    const asked = house.parts.reduce((sum, { driver }) => sum + driver.asked, 0);
    // One at a time: a process takes two signals of a kind that come at once for one.
    if ((house.plan.jumps[house.jumped]?.after ?? Number.POSITIVE_INFINITY) > asked) continue;
    house.jumped += 1;
    house.bot.child.kill('SIGUSR2');
  }
}

/** Kinds that were planned for a platform, and never met it. */
function absentIn({ bot, parts, plan }: House): string[] {
  const set = bot.log().filter(({ msg, off }) => msg === CLOCK_SET && off !== 0).length;
  const clock = plan.jumps.length > 0 && set === 0 ? [`${plan.sides[0]!.name}: clock`] : [];
  const missing = parts.flatMap(({ plan: { name, faults }, side }) =>
    [...new Set(faults.map(({ fault }) => fault.kind))]
      .filter((kind) => !side.met.has(kind))
      .map((kind) => `${name}: ${kind}`),
  );
  return [...clock, ...missing];
}

/** A question, with what the bot did about it, and what went wrong shortly before it and after it. */
function placed({ key, names, nth }: Found, { driver, side, plan }: Part): string {
  const near = driver.history.filter(({ asked }) => Math.abs(asked - nth) < 60);
  const faults = near.map(({ asked, kind }) => `${asked} ${kind}`).join(', ');
  const calls = side.callsAbout(names).join(', ');
  return `${key}, ${plan.asks[nth]!.way} ${nth}; calls: ${calls || 'none'}; faults: ${faults || 'none'}`;
}

function findingsOf(house: House): string[] {
  const { bot, parts, samples } = house;
  const named = namedIn(bot);
  const set = bot.log().filter(({ msg }) => msg === CLOCK_SET);
  return [
    ...parts.flatMap((part) => {
      const {
        plan: { name },
        side,
        tally,
        driver,
      } = part;
      return [
        `${name}: ${JSON.stringify(tally.outcome(named))}`,
        `${name} asked: ${driver.asked} of ${driver.planned}${side.mayAsk() ? '' : ', as its session is lost'}`,
        `${name} met: ${[...side.met].map(([kind, times]) => `${kind} ${times}`).join(', ')}`,
        ...tally.unanswered().map((one) => `${name} unanswered: ${placed(one, part)}`),
        ...tally.twice().map((one) => `${name} doubled: ${placed(one, part)}`),
      ];
    }),
    `clock, seconds off: ${set.map(({ off, time }) => `${off} at ${new Date(Number(time)).toISOString()}`).join(', ')}`,
    `memory in MB: ${samples
      .filter((_, i) => i % 10 === 0)
      .map((bytes) => Math.round(bytes / 1024 / 1024))
      .join(' ')}`,
    ...summaryOf(bot),
  ];
}

/** Runs the suite. @throws if the bot does not start, or ends by itself. */
export async function runSuite({
  seed,
  seconds,
  messages,
  onProgress = () => {},
}: SuiteOptions): Promise<SuiteResult> {
  const warmUp = Math.min(WARM_UP, Math.floor(messages / 3));
  const plan = createPlan({ seed, messages, quiet: Math.min(QUIET, Math.floor(messages / 10)) });
  const houses = await Promise.all(plan.map(build));
  const all = houses.flatMap(({ parts }) => parts);
  const timers: NodeJS.Timeout[] = [];
  const isAlive = () => houses.every(({ bot }) => bot.child.exitCode === null);
  const asked = () => all.reduce((sum, { driver }) => sum + driver.asked, 0);
  try {
    await Promise.all(houses.map(start));
    const warm = ({ plan }: Part) => Math.floor((plan.asks.length * warmUp) / messages);
    while (all.some((part) => part.driver.asked < warm(part)) && isAlive()) {
      advance(houses, warm);
      await sleep(4);
    }
    for (const { driver } of all) driver.flush();
    await settle(houses);
    onProgress(`warmed up; ${messages - asked()} messages in ${seconds} s`);

    timers.push(
      setInterval(() => {
        for (const { address, samples } of houses)
          void memoryOf(address).then(
            (bytes) => samples.push(bytes),
            () => {},
          );
      }, SAMPLE_EVERY_MS),
    );
    const began = performance.now();
    const passed = () => Math.min(1, (performance.now() - began) / (seconds * 1000));
    const due = (part: Part) => Math.floor(warm(part) + passed() * (part.plan.asks.length - warm(part)));
    let [before, moved] = [0, performance.now()];
    // A set time, also when everything was asked before it is over.
    while ((asked() < messages || passed() < 1) && isAlive()) {
      advance(houses, due);
      if (asked() !== before) moved = performance.now();
      before = asked();
      // The bot does not come back: what is open counts as lost, and what was not asked shows in the report.
      if (passed() === 1 && performance.now() - moved > STILL_MS) break;
      await sleep(4);
    }
    for (const timer of timers.splice(0)) clearInterval(timer);
    for (const { side, driver } of all) {
      side.heal();
      driver.flush();
    }
    onProgress('asked; waiting for the rest');
    await settle(houses);
    // Doubles come late.
    await sleep(1500);

    for (const { bot } of houses)
      if (bot.child.exitCode !== null)
        throw new Error(`The bot ended by itself.\n${bot.stderr().slice(-4000)}`);
    const report: Report = {
      ...add(houses.map((house) => total(house, namedIn(house.bot)))),
      rss_growth_mb: Math.max(...houses.map(({ samples }) => growth(samples))),
    };
    return { report, absent: houses.flatMap(absentIn), findings: houses.flatMap(findingsOf) };
  } finally {
    for (const timer of timers) clearInterval(timer);
    await Promise.all(houses.map(({ bot }) => bot.clear()));
    for (const { side } of all) await side.close();
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
