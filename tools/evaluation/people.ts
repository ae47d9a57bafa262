/**
 * Messages and conversations of people who knew nothing but what the bot says of itself, labelled afterwards by readers
 * of the article: what they should get, by kind.
 */
import type { Answerer } from '../../src/core/answerer.ts';
import { topicAfter } from '../../src/core/dialogue-memory.ts';
import { plainText } from '../../src/core/plain.ts';
import type { Reply } from '../../src/core/reply.ts';
import type { DialogueState } from '../../src/dialogue/follow-up.ts';

const REFUSED = ['not-in-article', 'after-article', 'opinion', 'off-topic'] as const;
const OTHER_KINDS = ['small-talk', 'suggestions', 'silence'] as const;

/** One of several questions in a message. */
export interface AskedPart {
  readonly facts?: readonly string[];
  /** What the article lacks. */
  readonly missing?: string;
  readonly also?: readonly string[];
}

/** What an honest reply to a message is. */
export interface Expected extends AskedPart {
  /** Left out: a turn with `facts` is `answerable`. */
  readonly kind?: string;
  /** With `list`: the facts without which the reply would mislead. */
  readonly must?: readonly string[];
  /** With `compound`. */
  readonly parts?: readonly AskedPart[];
}

export interface PersonsMessage extends Expected {
  readonly id: string;
  readonly text: string;
  readonly kind: string;
  /** Not English, where given. */
  readonly lang?: string;
}

export interface PersonsConversation {
  readonly id: string;
  readonly turns: readonly (Expected & { readonly text: string })[];
}

const states = (reply: Reply, facts: readonly string[] = []): boolean =>
  reply.kind === 'answer' && facts.some((fact) => reply.facts.includes(fact));

/** Says that something is not there; how an English reply puts it. Other languages are told by their words that deny. */
const LACKS =
  /\b(does not|doesn't|not say|no word|silent on|(gives?|names?|mentions?) no|nothing (on|about)|without)\b/i;

const saysWhatIsMissing = (reply: Reply, lacks: RegExp): boolean => lacks.test(plainText(reply));

/** Labels name kinds, reasons of refusals, and facts that are as good. */
function isAccepted(reply: Reply, also: readonly string[] = []): boolean {
  return also.some((label) => {
    if (REFUSED.some((reason) => reason === label)) {
      if (reply.kind !== 'no-answer') return false;
      return reply.reason === label || (label !== 'off-topic' && reply.reason !== 'off-topic');
    }
    if (OTHER_KINDS.some((kind) => kind === label)) return reply.kind === label;
    return states(reply, [label]);
  });
}

function answersPart(reply: Reply, { facts = [], missing, also }: AskedPart, lacks: RegExp): boolean {
  if (facts.length > 0 && states(reply, facts)) return true;
  return (missing !== undefined && saysWhatIsMissing(reply, lacks)) || isAccepted(reply, also);
}

/**
 * @param views Facts that hold somebody's view: what a question for a verdict may be answered with.
 * @param lacks How a reply in its language says that something is not there; not global.
 */
export function isHonest(
  reply: Reply,
  expected: Expected,
  views: readonly string[],
  lacks: RegExp = LACKS,
): boolean {
  const { facts = [], must, parts = [], also } = expected;
  if (isAccepted(reply, also)) return true;
  switch (expected.kind ?? 'answerable') {
    case 'answerable':
      return states(reply, facts);
    case 'list':
      return reply.kind === 'answer' && (must ?? facts).every((fact) => reply.facts.includes(fact));
    case 'identity':
      if (facts.length > 0) return states(reply, facts);
      return reply.kind === 'no-answer' && reply.reason !== 'off-topic' && saysWhatIsMissing(reply, lacks);
    case 'compound': {
      const isAnswered = parts.some((part) => (part.facts ?? []).length > 0) === (reply.kind === 'answer');
      return isAnswered && parts.every((part) => answersPart(reply, part, lacks));
    }
    case 'not-in-article':
    case 'after-article':
      return reply.kind !== 'answer' && reply.kind !== 'small-talk';
    case 'opinion':
      return (reply.kind === 'no-answer' && reply.reason === 'opinion') || states(reply, views);
    case 'off-topic':
      return reply.kind === 'no-answer' && reply.reason === 'off-topic';
    case 'small-talk':
      return reply.kind === 'small-talk';
    default:
      throw new Error(`A message of an unknown kind: ${expected.kind}`);
  }
}

/** How many of how many. */
export interface Share {
  readonly good: number;
  readonly of: number;
}

/** By kind of message, and over all English ones. */
export type PeopleMeasures = Readonly<Record<string, Share>>;

/** Adds up by name, in the order in which names come. */
function createTally() {
  const shares: Record<string, Share> = {};
  return {
    shares,
    add(name: string, isGood: boolean) {
      const { good, of } = shares[name] ?? { good: 0, of: 0 };
      shares[name] = { good: good + (isGood ? 1 : 0), of: of + 1 };
    },
  };
}

export function measurePeople(
  answerer: Answerer,
  messages: readonly PersonsMessage[],
  views: readonly string[],
): PeopleMeasures {
  const { shares, add } = createTally();
  for (const message of messages) {
    if (message.lang !== undefined) continue;
    const isGood = isHonest(answerer.ask(message.text), message, views);
    add('all', isGood);
    add(message.kind, isGood);
  }
  return shares;
}

/** Every turn after the first: right and wrong where the article answers it, answered where it does not. */
export function measureConversations(
  answerer: Answerer,
  conversations: readonly PersonsConversation[],
  views: readonly string[],
): PeopleMeasures {
  const { shares, add } = createTally();
  for (const { turns } of conversations) {
    let before: DialogueState | null = null;
    for (const [i, turn] of turns.entries()) {
      const reply: Reply = answerer.ask(turn.text, { before });
      before = topicAfter(reply, before, turn.text);
      if (i === 0) continue;
      const isGood = isHonest(reply, turn, views);
      const isFalse = reply.kind === 'answer' && !isGood;
      if (turn.facts) {
        add('right', isGood);
        add('wrong', isFalse);
      } else add('answered without an answer', isFalse);
    }
  }
  return shares;
}
