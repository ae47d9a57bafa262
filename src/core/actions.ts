/** The buttons of replies: their ids, which carry ids only, and how to read them back. */
import type { Entry, Knowledge, Topic } from '../knowledge/model.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { languageOfAction } from './in-language.ts';
import type { VoteSubject } from './persistence.ts';
import type { ReplyAction } from './reply.ts';
import { shorten } from './shorten.ts';

/** The shorter of the platforms' limits for a button's text. */
const MAX_LABEL = 75;

/** A pressed button, understood. */
export type ParsedAction =
  | { readonly type: 'entry'; readonly id: string }
  | { readonly type: 'topic'; readonly id: string }
  | { readonly type: 'why'; readonly id: string }
  | { readonly type: 'vote'; readonly helpful: boolean; readonly about: VoteSubject };

export const entryAction = (entry: Entry): ReplyAction => ({
  id: `entry:${entry.id}`,
  label: shorten(entry.question, MAX_LABEL),
  group: 'question',
});

export const topicAction = (topic: Topic): ReplyAction => ({
  id: `topic:${topic.id}`,
  label: shorten(topic.title, MAX_LABEL),
  group: 'topic',
});

export const whyAction = (entry: string, messages: PlainMessages): ReplyAction => ({
  id: `why:${entry}`,
  label: messages.format('answers.why'),
  group: 'why',
});

/** What can be rated that is neither an entry nor a gap: a refusal by its reason, or a reply of several parts. */
const OTHER_SUBJECTS = [
  'not-in-article',
  'off-topic',
  'opinion',
  'after-article',
  'suggestions',
  'whole',
  'several',
] as const;

/** What a reply has vote buttons for. */
type Ratable =
  | { readonly kind: 'entry' | 'gap'; readonly id: string }
  | { readonly kind: 'none'; readonly id: (typeof OTHER_SUBJECTS)[number] };

/** Whether there is such a thing to rate: ids of buttons come back from strangers. */
export function isRatable({ entries, gaps }: Knowledge, { kind, id }: VoteSubject): boolean {
  switch (kind) {
    case 'entry':
      return entries.has(id);
    case 'gap':
      return gaps.has(id);
    case 'none':
      return OTHER_SUBJECTS.some((one) => one === id);
  }
}

export const voteActions = ({ kind, id }: Ratable, messages: PlainMessages): ReplyAction[] => [
  { id: `vote:up:${kind}:${id}`, label: messages.format('answers.helpful'), group: 'vote' },
  { id: `vote:down:${kind}:${id}`, label: messages.format('answers.notHelpful'), group: 'vote' },
];

/** The labels of both vote buttons after a vote. */
export const votedLabels = (
  helpful: boolean,
  { kind, id }: VoteSubject,
  messages: PlainMessages,
): Record<string, string> => ({
  [`vote:up:${kind}:${id}`]: messages.format(helpful ? 'answers.helpfulNoted' : 'answers.helpful'),
  [`vote:down:${kind}:${id}`]: messages.format(helpful ? 'answers.notHelpful' : 'answers.notHelpfulNoted'),
});

const ID = '[a-z0-9][a-z0-9-]{0,60}';
const SIMPLE = new RegExp(`^(entry|topic|why):(${ID})$`);
const VOTE = new RegExp(`^vote:(up|down):(entry|gap|none):(${ID})$`);

/** Reads an id that came back from a platform, in whichever language; null for anything that is none of ours. */
export function parseAction(given: string): ParsedAction | null {
  const { id } = languageOfAction(given);
  const simple = SIMPLE.exec(id);
  if (simple) return { type: simple[1] as 'entry' | 'topic' | 'why', id: simple[2]! };
  const vote = VOTE.exec(id);
  if (vote)
    return {
      type: 'vote',
      helpful: vote[1] === 'up',
      about: { kind: vote[2] as VoteSubject['kind'], id: vote[3]! },
    };
  return null;
}

/** Whether pressing it states something else of the story. */
export function leadsOn(id: string): boolean {
  const type = parseAction(id)?.type;
  return type === 'entry' || type === 'topic';
}
