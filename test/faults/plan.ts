/**
 * What a run asks and what goes wrong in it, drawn from the seed before anything starts. Everything is counted in
 * messages and in calls, nothing in time: two runs with one seed carry out the same plan, however fast the machine.
 */
import { createRandom, type Random } from './random.ts';

export type SideName = 'discord' | 'slack-socket' | 'slack-http';

/** One question, and all that chance decides about it. */
export interface Asking {
  readonly question: string;
  /** In a channel, to the bot alone, or as a command. */
  readonly way: 'channel' | 'direct' | 'command';
  /** So many later questions arrive before this one. */
  readonly overtakenBy: number;
  /** It arrives a second time, so many questions after the first; null for once. */
  readonly againAfter: number | null;
  /** Slack tells of a mention as a message too, so many questions later; null where it does not. */
  readonly copyAfter: number | null;
}

/** What goes wrong with the next calls of the bot. `times`: how many calls it meets. */
export type CallFault =
  | { readonly kind: 'status'; readonly times: number; readonly status: number }
  /** The connection breaks before the server does what the call says. */
  | { readonly kind: 'cut before'; readonly times: number }
  /** The server does what the call says; then the connection breaks without an answer. */
  | { readonly kind: 'cut after'; readonly times: number }
  /** The server does what the call says; the connection breaks in the middle of the answer. */
  | { readonly kind: 'cut midway'; readonly times: number }
  | { readonly kind: 'slow'; readonly times: number; readonly delayMs: number }
  | {
      readonly kind: 'rate limit';
      readonly times: number;
      /** Seconds. */
      readonly wait: number;
      /** For all calls, not only for this kind. */
      readonly global: boolean;
    }
  /** Slack's own word for what went wrong. */
  | { readonly kind: 'error'; readonly times: number; readonly error: string };

/** What goes wrong with the way in. */
export type LineFault =
  | { readonly kind: 'line cut' }
  /** The server asks the bot to connect anew. */
  | { readonly kind: 'refresh'; readonly reason: string }
  | { readonly kind: 'session invalid' }
  /** The session is gone: what is said until the bot has a new one, nobody tells it. */
  | { readonly kind: 'session lost' }
  /** The line is open, and nothing comes through it in either direction. */
  | { readonly kind: 'half-open'; readonly ms: number }
  /** Text that is no message of the protocol at all. */
  | { readonly kind: 'malformed frame'; readonly text: string }
  /** A message of the protocol with an event in it that makes no sense. */
  | { readonly kind: 'malformed event'; readonly type: string; readonly data: unknown }
  /** What was delivered lately comes again; `back` deliveries ago. */
  | { readonly kind: 'delivered again'; readonly back: number }
  /** The next delivery is broken off before the bot can acknowledge it, and comes again. */
  | { readonly kind: 'delivery broken off' };

export type ValidationIssue = (CallFault & { readonly method: string }) | LineFault;

interface Planned {
  /** Comes when so many questions have been asked on this side. */
  readonly after: number;
  readonly fault: ValidationIssue;
}

/** One platform's part. */
export interface SidePlan {
  readonly name: SideName;
  readonly asks: readonly Asking[];
  readonly faults: readonly Planned[];
}

/** A clock that is set: milliseconds ahead of the true time from then on; behind it if negative. */
interface Jump {
  /** Comes when so many questions have been asked of this process. */
  readonly after: number;
  readonly aheadMs: number;
}

/** One process of the bot, with the platforms that it serves. */
export interface ProcessPlan {
  readonly sides: readonly SidePlan[];
  readonly jumps: readonly Jump[];
}

export interface PlanOptions {
  readonly seed: number;
  readonly messages: number;
  /** Of these, asked before anything goes wrong. */
  readonly quiet: number;
}

/** What people ask, so that every kind of reply comes up. */
const QUESTIONS: readonly string[] = [
  'who leads the talks for the US?',
  'where did they meet',
  'explain talks',
  'when did the ceasefire start?',
  'will the talks succeed?',
  'what is the weather like',
  'how many hostages are still held?',
  'whats next',
  'thanks!',
  'who is edan alexander',
  'wat does isreal thikn',
  'is it true that the policy changed?',
];

/** What the bot brings its replies with; the second answers commands, which are fewer. */
const SLACK_METHODS = ['chat.postMessage', 'chat.postMessage', 'response_url'];

type Maker = (random: Random) => ValidationIssue;
/** How often each kind of fault lies in the deck. The whole deck is dealt before it is shuffled anew. */
type Deck = readonly (readonly [count: number, make: Maker])[];

/**
 * What a response URL took, one person sees, and Slack lets nobody look it up: where the line breaks once it is taken,
 * the bot says it to that person again rather than keep silent. So that is not played here.
 */
const SLACK_METHODS_TO_LOOK_UP = ['chat.postMessage'];

/** @param lookedUp Those of the methods of which a caller can find out later whether they were carried out. */
function callFaults(methods: readonly string[], lookedUp: readonly string[] = methods): Deck {
  const on = (make: (random: Random) => CallFault, among = methods): Maker => {
    return (random) => ({ method: random.pick(among), ...make(random) });
  };
  return [
    [6, on((r) => ({ kind: 'status', times: r.whole(1, 2), status: r.pick([500, 502, 503]) }))],
    [2, on((r) => ({ kind: 'cut before', times: r.whole(1, 2) }))],
    [2, on((r) => ({ kind: 'cut after', times: r.whole(1, 2) }), lookedUp)],
    [1, on(() => ({ kind: 'cut midway', times: 1 }), lookedUp)],
    [6, on((r) => ({ kind: 'slow', times: r.whole(1, 10), delayMs: r.whole(20, 900) }))],
    [4, on((r) => ({ kind: 'rate limit', times: r.whole(1, 3), wait: r.whole(1, 6) / 20, global: false }))],
  ];
}

const slackError: Maker = (r) => ({
  kind: 'error',
  method: r.pick(SLACK_METHODS),
  times: 1,
  error: r.pick(['internal_error', 'fatal_error', 'service_unavailable']),
});

const JUNK: readonly unknown[] = [
  null,
  17,
  'text',
  [],
  {},
  { id: {} },
  { id: '1', author: null, content: 9 },
  { type: 'message', text: {} },
  { type: 'app_mention', channel: 7, user: [], ts: null, text: 'x' },
];

const DECKS: Readonly<Record<SideName, Deck>> = {
  discord: [
    ...callFaults(['reply']),
    [1, (r) => ({ kind: 'rate limit', method: 'reply', times: 1, wait: r.whole(1, 6) / 20, global: true })],
    [2, () => ({ kind: 'line cut' })],
    [2, () => ({ kind: 'refresh', reason: 'reconnect' })],
    [1, () => ({ kind: 'session invalid' })],
    [1, () => ({ kind: 'session lost' })],
    [1, (r) => ({ kind: 'half-open', ms: r.whole(1000, 4500) })],
    [2, (r) => ({ kind: 'malformed frame', text: r.pick(['{', 'null', '[]', '"x"', '{"op":99,"d":{}}']) })],
    [
      2,
      (r) => ({
        kind: 'malformed event',
        type: r.pick(['MESSAGE_CREATE', 'INTERACTION_CREATE', 'MESSAGE_UPDATE', 'NO_SUCH']),
        data: r.pick(JUNK),
      }),
    ],
    [4, (r) => ({ kind: 'delivered again', back: r.whole(1, 50) })],
  ],
  'slack-socket': [
    ...callFaults(SLACK_METHODS, SLACK_METHODS_TO_LOOK_UP),
    [3, slackError],
    [1, () => ({ kind: 'line cut' })],
    [1, (r) => ({ kind: 'refresh', reason: r.pick(['refresh_requested', 'warning']) })],
    [1, (r) => ({ kind: 'half-open', ms: r.whole(1000, 6000) })],
    [
      2,
      (r) => ({
        kind: 'malformed frame',
        text: r.pick(['{', 'null', '[]', '{"type":7}', '{"envelope_id":{}}', '\u0000']),
      }),
    ],
    [2, (r) => ({ kind: 'malformed event', type: 'events_api', data: r.pick(JUNK) })],
    [4, (r) => ({ kind: 'delivered again', back: r.whole(1, 50) })],
  ],
  'slack-http': [
    ...callFaults(SLACK_METHODS, SLACK_METHODS_TO_LOOK_UP),
    [3, slackError],
    [3, () => ({ kind: 'delivery broken off' })],
    [1, (r) => ({ kind: 'half-open', ms: r.whole(1000, 6000) })],
    [
      2,
      (r) => ({ kind: 'malformed frame', text: r.pick(['{', 'null', '[]', '{"event":', 'payload=%7B', '']) }),
    ],
    [2, (r) => ({ kind: 'malformed event', type: 'event_callback', data: r.pick(JUNK) })],
    [4, (r) => ({ kind: 'delivered again', back: r.whole(1, 50) })],
  ],
};

/** discord.js sends 50 requests a second at most, but for answers to interactions: so most questions are these. */
const COMMANDS: Readonly<Record<SideName, number>> = {
  discord: 0.65,
  'slack-socket': 0.2,
  'slack-http': 0.2,
};
const DIRECT = 0.2;
/** Of all messages. */
const SHARES: Readonly<Record<SideName, number>> = { discord: 0.6, 'slack-socket': 0.2, 'slack-http': 0.2 };
/** Questions between two faults of one side, on average. */
const FAULT_EVERY = 24;
const JUMP_EVERY = 900;
/** A signed request is valid for five minutes by the bot's own clock, so over HTTP that may not be wrong by more. */
const MOST_AHEAD_S: Readonly<Record<SideName, number>> = {
  discord: 3600,
  'slack-socket': 3600,
  'slack-http': 240,
};

function planAsks(name: SideName, count: number, seed: number): Asking[] {
  const random = createRandom(seed, `${name}: what is asked`);
  return Array.from({ length: count }, () => {
    const way = random.chance(COMMANDS[name]) ? 'command' : random.chance(DIRECT) ? 'direct' : 'channel';
    const question = random.pick(QUESTIONS);
    const overtakenBy = random.chance(0.1) ? random.whole(1, 20) : 0;
    const [again, copy] = [random.chance(0.05), random.chance(0.2)];
    const [againAfter, copyAfter] = [random.whole(0, 10), random.whole(0, 3)];
    return {
      question,
      way,
      overtakenBy,
      againAfter: again ? againAfter : null,
      copyAfter: copy ? copyAfter : null,
    };
  });
}

function planFaults(name: SideName, from: number, to: number, seed: number): Planned[] {
  const when = createRandom(seed, `${name}: when something goes wrong`);
  const order = createRandom(seed, `${name}: in which order`);
  const what = createRandom(seed, `${name}: what goes wrong`);
  const deck = DECKS[name].flatMap(([count, make]) => Array.from({ length: count }, () => make));
  let left: Maker[] = [];
  const faults: Planned[] = [];
  for (let after = from; ; ) {
    after += when.whole(1, 2 * FAULT_EVERY - 1);
    // So late that nothing would be left for it to meet.
    if (after > to - 2 * FAULT_EVERY) return faults;
    if (left.length === 0) left = order.shuffled(deck);
    faults.push({ after, fault: left.pop()!(what) });
  }
}

function planJumps(sides: readonly SidePlan[], from: number, seed: number): Jump[] {
  const names = sides.map(({ name }) => name);
  const random = createRandom(seed, `${names.join(' and ')}: the clock`);
  const most = Math.min(...names.map((name) => MOST_AHEAD_S[name]));
  const total = sides.reduce((sum, { asks }) => sum + asks.length, 0);
  const jumps: Jump[] = [];
  for (let after = from; ; ) {
    after += random.whole(JUMP_EVERY / 2, JUMP_EVERY);
    const back = jumps.length % 2 === 1;
    const seconds = random.whole(most / 4, most) * (random.chance(0.5) ? 1 : -1);
    if (after > total) return jumps;
    jumps.push({ after, aheadMs: back ? 0 : seconds * 1000 });
  }
}

/** Two processes, for one alone cannot serve Slack both ways. */
const PROCESSES: readonly (readonly SideName[])[] = [['discord', 'slack-socket'], ['slack-http']];

/** Draws a run. The same options give the same plan. */
export function createPlan({ seed, messages, quiet }: PlanOptions): readonly ProcessPlan[] {
  const share = (name: SideName, of: number) => Math.round(SHARES[name] * of);
  return PROCESSES.map((names) => {
    const sides = names.map((name): SidePlan => {
      const count =
        name === 'slack-http'
          ? messages - share('discord', messages) - share('slack-socket', messages)
          : share(name, messages);
      return {
        name,
        asks: planAsks(name, count, seed),
        faults: planFaults(name, share(name, quiet), count, seed),
      };
    });
    const warm = names.reduce((sum, name) => sum + share(name, quiet), 0);
    return { sides, jumps: planJumps(sides, warm, seed) };
  });
}
