/** What replies about the whole story have in common: facts as a list, with their source and the ways to go on. */
import type { Fact, Knowledge } from '../../knowledge/model.ts';
import type { PlainMessages } from '../../messages/catalog.ts';
import { capitalised } from '../../text/capitalised.ts';
import { entryAction, topicAction, voteActions } from '../actions.ts';
import { makeReply, type Reply } from '../reply.ts';
import { sourceOf } from '../source-line.ts';

/** What a composed reply is made in. */
export interface Telling {
  readonly knowledge: Knowledge;
  readonly messages: PlainMessages;
  readonly confidence: number;
}

/** Lines of a list, under a heading or none. */
export interface Part {
  readonly heading?: string | undefined;
  readonly lines: readonly string[];
}

const MAX_BUTTONS = 3;

/** The place of what is true of all of the source. */
const EVERYWHERE = 'whole';

/** Facts in the order given, those that exist. */
export const factsOf = (knowledge: Knowledge, ids: readonly string[]): Fact[] =>
  ids.flatMap((id) => knowledge.facts.get(id) ?? []);

/** Where a fact stands first in the article: by section, then by place. */
function placeOf(fact: Fact, { article }: Knowledge): number {
  const [place = ''] = fact.where;
  const [section = '', paragraph = '0'] = place.split(/[/.]/);
  const at = article.sections.findIndex(({ id, places }) => id === section || places === section);
  return at * 1000 + (Number(paragraph) || 999);
}

/** The story's own facts, in the order of the article. */
export function storyFacts(knowledge: Knowledge): Fact[] {
  return [...knowledge.facts.values()]
    .filter(({ ofSource }) => !ofSource)
    .map((fact, i) => ({ fact, at: placeOf(fact, knowledge) + i / 1000 }))
    .sort((a, b) => a.at - b.at)
    .map(({ fact }) => fact);
}

/** What is said of the source itself: what holds for all of it, where the story says that, else the first. */
export function sourceFact({ facts }: Knowledge): Fact | undefined {
  const ofSource = [...facts.values()].filter((fact) => fact.ofSource);
  return ofSource.find(({ where }) => where.includes(EVERYWHERE)) ?? ofSource[0];
}

/** Whether a fact may be otherwise by now. */
export const isOfItsTime = ({ changes, state }: Fact): boolean => changes || state;

/**
 * The line before a list of facts: that the article says them, and as of when.
 *
 * @param isDated Whether it says as of when; it does by itself if any of the facts may have changed since.
 */
export function introOf(
  { knowledge, messages }: Omit<Telling, 'confidence'>,
  facts: readonly Fact[],
  isDated = facts.some(isOfItsTime),
): string {
  if (facts.length > 0 && facts.every(({ ofSource }) => ofSource)) return messages.format('answers.ofSource');
  const { asOf } = knowledge.article.date;
  return asOf !== null && isDated
    ? messages.format('answers.saysAsOf', { asOf })
    : messages.format('answers.says');
}

/** The reply that tells these parts, stating these facts. @param furtherOn The facts that its buttons tell more of. */
export function told(
  { knowledge, messages, confidence }: Telling,
  title: string | null,
  parts: readonly Part[],
  facts: readonly Fact[],
  furtherOn: readonly Fact[] = facts,
): Reply {
  const body = parts
    .filter(({ lines }) => lines.length > 0)
    .flatMap(({ heading, lines }) => [...(heading === undefined ? [] : [heading]), ...lines]);
  const stated = new Set(facts.map(({ id }) => id));
  const further = new Set(furtherOn.map(({ id }) => id));
  const entries = [...knowledge.entries.values()].filter(
    ({ facts: own }) => own.length === 1 && further.has(own[0]!),
  );
  return makeReply({
    kind: 'answer',
    facts: [...stated],
    confidence,
    title,
    body: body.join('\n'),
    source: sourceOf(knowledge.article, facts, messages),
    actions: [
      ...(entries.length > 0 ? entries.map(entryAction) : knowledge.topics.map(topicAction)).slice(
        0,
        MAX_BUTTONS,
      ),
      ...voteActions({ kind: 'none', id: 'whole' }, messages),
    ],
  });
}

export const bullet = (text: string): string => `- ${text}`;

/** The statements of facts as a list, with the line before it: under a sentence that something is missing. */
export const statedLines = (telling: Omit<Telling, 'confidence'>, facts: readonly Fact[]): string[] => [
  introOf(telling, facts),
  ...facts.map(({ statement }) => bullet(statement)),
];

/** The statements of facts as a list, under the name of what they tell of where it has one. */
export const toldOf = (telling: Telling, name: string | null, facts: readonly Fact[]): Reply =>
  told(
    telling,
    name === null ? null : capitalised(name),
    [{ heading: introOf(telling, facts), lines: facts.map(({ statement }) => bullet(statement)) }],
    facts,
  );

/** Whether a line is one of a list. */
export const isBullet = (line: string): boolean => line.startsWith(bullet(''));
