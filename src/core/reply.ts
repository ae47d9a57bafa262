/**
 * The neutral reply: what the bot says, before any platform dresses it.
 *
 * Adapters render it and add nothing of their own. The whole answer stands in `title`, `body` and `source`;
 * `actions` only add ways to go on.
 */

import { type Reason, STANDINGS, type Standing } from '../knowledge/model.ts';
import type { Unfound } from './nth.ts';

export { type Reason, STANDINGS, type Standing };

/**
 * What sort of reply this is. The first five are the outcomes of a question; `notice` is the outcome of a
 * command about the bot itself (settings, votes, limits), `error` an apology.
 */
export type ReplyKind =
  | 'answer'
  | 'suggestions'
  | 'no-answer'
  | 'small-talk'
  | 'silence'
  | 'notice'
  | 'error';

/** Where in the article the reply stands, and how firmly; always shown with an answer. */
export interface Source {
  /** The weakest standing among the facts stated, since a chain of claims is as firm as its weakest link. */
  readonly standing: Standing;
  /** The complete line as people read it: standing and who says it · section · date. */
  readonly line: string;
  /** Where the source can be read, for platforms on which the line can lead there. Holds no sign that is mark-up. */
  readonly link?: string;
}

/** A question that people can pick instead of typing it. */
export interface Choice {
  readonly entry: string;
  readonly title: string;
  readonly facts: readonly string[];
}

/** What pressing a button does. */
export type ActionGroup = 'question' | 'why' | 'vote' | 'topic' | 'share' | 'remove';

/**
 * One button. `id` carries ids only, never text of a person, at most 100 characters, and means the same after a
 * restart; an adapter hands it back untouched in an `ActionInvocation`.
 */
export interface ReplyAction {
  readonly id: string;
  readonly label: string;
  readonly group: ActionGroup;
}

/**
 * What becomes of a reply.
 *
 * - `public`: for all who can read the question; takes the place of what stood there in reply to it.
 * - `private`: for the asker alone; what others see of an earlier reply stays as it is.
 * - `none`: nothing is said now, and what was said before stays, as when somebody asks too often.
 * - `withdraw`: nothing is said, and what was said to this question before is taken back.
 */
export type ReplyDelivery = 'public' | 'private' | 'none' | 'withdraw';

/** See the head of this file. Immutable; the same question gives an equal reply. */
export interface Reply {
  readonly kind: ReplyKind;
  /** Only with `no-answer`. */
  readonly reason: Reason | null;
  /** Id of the FAQ entry that is stated, if one is. */
  readonly entry: string | null;
  /** Id of the gap that was recognised, if one was. */
  readonly gap: string | null;
  /** Ids of the facts stated. */
  readonly facts: readonly string[];
  /** Estimated probability, 0 to 1, that the outcome is the right one. */
  readonly confidence: number;
  readonly title: string | null;
  /** Markdown subset: `**bold**`, `_italic_`, lines that begin with `- `, blank lines. No links, no mentions. */
  readonly body: string;
  readonly source: Source | null;
  /** With `suggestions`: the entry that `body` states as the closest, where it states one. */
  readonly closest: Choice | null;
  /** With `suggestions` and some refusals: at most three. */
  readonly suggestions: readonly Choice[];
  readonly actions: readonly ReplyAction[];
  readonly delivery: ReplyDelivery;
  /** Whose question it answers, or who shared it; shown above the reply, so that nobody has to guess. */
  readonly byline: Byline | null;
  /** Ids of the facts in its list of everybody's views, where it has one. */
  readonly views: readonly string[];
  /** Ids of all the facts that were told before, of which it tells a part once more. */
  readonly partOf?: readonly string[];
  /** What it says beside its statements, for where these stand beside it already; absent where it says nothing more. */
  readonly besides?: string;
  /** Whom or what it says that the source does not mention, be it somebody of the speaker's own: after it the conversation is about nothing known. */
  readonly unmentioned: string | null;
  /** Which of several questions in a message it is that nothing was found for, where it says no more than that. */
  readonly unfound: Unfound | null;
  /** Plain words of thanks: a friendly sign on the message does as well. */
  readonly acknowledges: boolean;
  /** Small talk that tells something of the bot, and is no mere greeting or thanks. */
  readonly ofBot: boolean;
  /** New labels for buttons of the message whose button was pressed, by their ids: they say what was understood. */
  readonly relabels: Readonly<Record<string, string>> | null;
  /** The language that it is in, where that is not the story's own; null where it is. */
  readonly language: string | null;
  /** What everybody in the channel is told besides, such as that the bot now answers there unasked. */
  readonly announcement: string | null;
}

/** Stands for the person in `Byline.text`; no platform's mark-up has it. */
export const BYLINE_PERSON = '\uE000';

/** See `Reply.byline`. */
export interface Byline {
  /** With `BYLINE_PERSON` where the person is named. */
  readonly text: string;
  /** The platform's id; null where nobody can tell. */
  readonly person: string | null;
}

/** A reply with everything but the essentials left empty. */
export function makeReply(parts: Partial<Reply> & Pick<Reply, 'kind' | 'body'>): Reply {
  return {
    reason: null,
    entry: null,
    gap: null,
    facts: [],
    confidence: 0,
    title: null,
    source: null,
    closest: null,
    suggestions: [],
    actions: [],
    delivery: 'public',
    byline: null,
    views: [],
    unmentioned: null,
    unfound: null,
    acknowledges: false,
    ofBot: false,
    relabels: null,
    language: null,
    announcement: null,
    ...parts,
  };
}

/** Nothing is said: the one kind of reply that an adapter does not send. What it said to this before is taken back. */
export const SILENCE: Reply = makeReply({ kind: 'silence', body: '', delivery: 'withdraw' });

/** Nothing is said now, such as to somebody who asked too often. What was said before stays. */
export const SILENCE_FOR_NOW: Reply = { ...SILENCE, delivery: 'none' };
