/** One reply to several questions in one message: each answered in its order, with its own standing and place. */
import type { Knowledge } from '../knowledge/model.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { voteActions } from './actions.ts';
import { makeReply, type Reply } from './reply.ts';
import { sourceOf } from './source-line.ts';
import { factsOf } from './whole/told.ts';

/** More than this in one reply nobody reads. */
const MOST_ANSWERED = 3;
const MOST_BUTTONS = 3;

/** Whether a reply says something of the story, be it what the article lacks. */
const isOfStory = ({ kind, reason }: Reply): boolean =>
  kind === 'answer' || kind === 'suggestions' || (kind === 'no-answer' && reason !== 'off-topic');

const saysNothingNew = (reply: Reply, before: readonly Reply[]): boolean =>
  before.some(({ body }) => body === reply.body) ||
  (reply.kind === 'answer' &&
    reply.facts.every((fact) => before.some(({ kind, facts }) => kind === 'answer' && facts.includes(fact))));

/** The replies that each say something of their own, three at most; answers go before what the article lacks. */
export function tellingReplies(replies: readonly Reply[], knowledge: Knowledge): Reply[] {
  const telling: Reply[] = [];
  // "Does the article say that?" asks nothing of its own beside the question that it belongs to.
  const ofSource = ({ facts }: Reply) =>
    facts.length > 0 && factsOf(knowledge, facts).every((fact) => fact.ofSource);
  const ofStory = replies.filter(isOfStory);
  const asked = ofStory.some((reply) => !ofSource(reply))
    ? ofStory.filter((reply) => !ofSource(reply))
    : ofStory;
  const isPartOf = (reply: Reply, other: Reply) =>
    other !== reply &&
    other.kind === 'answer' &&
    other.facts.length > reply.facts.length &&
    reply.facts.every((fact) => other.facts.includes(fact));
  const whole = asked.filter(
    (reply) => reply.kind !== 'answer' || !asked.some((other) => isPartOf(reply, other)),
  );
  for (const reply of whole) if (!saysNothingNew(reply, telling)) telling.push(reply);
  if (telling.length <= MOST_ANSWERED) return telling;
  const answers = telling.filter(({ kind }) => kind === 'answer').slice(0, MOST_ANSWERED);
  const lacking = telling.filter(({ kind }) => kind !== 'answer').slice(0, MOST_ANSWERED - answers.length);
  return telling.filter((reply) => answers.includes(reply) || lacking.includes(reply));
}

/** What is said beside that something is missing: a list, and the line before it. */
const isBeside = (line: string): boolean => line.startsWith('- ') || line.endsWith(':');

/**
 * One part of the reply, with its source under it; what it offers stands under all of them.
 *
 * @param others The facts that the other parts state: a refusal does not state them again.
 */
function partOf({ kind, title, body, facts, source }: Reply, others: ReadonlySet<string>): string {
  const heading = title === null ? [] : [`**${title}**`];
  const isSaid = kind === 'no-answer' && facts.length > 0 && facts.every((fact) => others.has(fact));
  const lines = isSaid ? body.split('\n').filter((line) => !isBeside(line)) : [body];
  return [...heading, ...lines, ...(source === null ? [] : [`_${source.line}_`])].join('\n');
}

/** Facts that replies other than this one state as an answer. */
const statedBeside = (reply: Reply, replies: readonly Reply[]): Set<string> =>
  new Set(
    replies.filter((other) => other !== reply && other.kind === 'answer').flatMap(({ facts }) => facts),
  );

/** @param replies Two or more. */
export function severalReply(
  replies: readonly [Reply, Reply, ...Reply[]],
  { article, ...knowledge }: Knowledge,
  messages: PlainMessages,
): Reply {
  const answers = replies.filter(({ kind }) => kind === 'answer');
  const facts = [...new Set(replies.flatMap((reply) => reply.facts))];
  const actions = replies.flatMap((reply) => reply.actions.filter(({ group }) => group === 'question'));
  const byId = new Map(actions.map((action) => [action.id, action]));
  return makeReply({
    kind: answers.length > 0 ? 'answer' : 'no-answer',
    reason:
      answers.length > 0 ? null : (replies.find(({ reason }) => reason !== null)?.reason ?? 'not-in-article'),
    facts,
    confidence: Math.min(...(answers.length > 0 ? answers : replies).map(({ confidence }) => confidence)),
    title: messages.format('answers.severalTitle'),
    body: replies.map((reply) => partOf(reply, statedBeside(reply, replies))).join('\n\n'),
    source: {
      standing: sourceOf(article, factsOf({ article, ...knowledge }, facts), messages).standing,
      line: messages.format('answers.severalSource', { date: article.date.shown }),
    },
    actions: [
      ...[...byId.values()].slice(0, MOST_BUTTONS),
      ...voteActions({ kind: 'none', id: 'several' }, messages),
    ],
  });
}
