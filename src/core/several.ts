/** One reply to several questions in one message: each answered in its order, with its own standing and place. */
import type { Knowledge } from '../knowledge/model.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { voteActions } from './actions.ts';
import { unsureOfParts } from './nth.ts';
import { SURE_OF_PART } from './part-that-asks.ts';
import { makeReply, type Reply } from './reply.ts';
import { sourceOfRefusal, timeNote } from './source-line.ts';
import { bullet, factsOf, isBullet } from './whole/told.ts';

/** More than this in one reply nobody reads. */
const MOST_ANSWERED = 3;
const MOST_BUTTONS = 3;

/** What comes closest to a question is likely enough to answer it that beside it nothing is said to be missing. */
const MAY_BE_ANSWERED = 0.4;

/** Whether a reply says something of the story, be it what the article lacks, or of the bot. */
export const tells = ({ kind, reason, ofBot }: Reply): boolean =>
  ofBot || kind === 'answer' || kind === 'suggestions' || (kind === 'no-answer' && reason !== 'off-topic');

/** Whether a reply says by its name what the source lacks, and not that nothing was found. */
export const namesLack = ({ reason, unfound }: Reply): boolean =>
  reason === 'not-in-article' && unfound === null;

const saysNothingNew = (reply: Reply, before: readonly Reply[]): boolean =>
  // "I make no judgement" before what is missing says no more of what is missing.
  before.some(({ kind, body }) => body === reply.body || (kind !== 'answer' && reply.body.endsWith(body))) ||
  // What was said to be missing is so, whatever was told beside it.
  (reply.kind === 'no-answer' && before.some(({ body }) => body.startsWith(`${reply.body}\n`))) ||
  (reply.kind === 'answer' &&
    reply.facts.every((fact) => before.some(({ kind, facts }) => kind === 'answer' && facts.includes(fact))));

/** What is told of several questions. */
export interface Telling {
  readonly replies: readonly Reply[];
  /** There was more to tell than anybody reads. */
  readonly isCut: boolean;
}

/**
 * The replies that each say something of their own, three at most and what takes a line; answers go before what the article
 * lacks.
 *
 * @param most So many are told where one wish asks for them all: "the five Ws".
 */
export function tellingReplies(
  replies: readonly Reply[],
  knowledge: Knowledge,
  most: number = MOST_ANSWERED,
): Telling {
  const telling: Reply[] = [];
  // "Does the article say that?" asks nothing of its own beside the question that it belongs to.
  const ofSource = ({ facts }: Reply) =>
    facts.length > 0 && factsOf(knowledge, facts).every((fact) => fact.ofSource);
  const isKnown = ({ entry, confidence }: Reply) => entry !== null && confidence >= SURE_OF_PART;
  // Beside what may be no question about the story the bot is likelier meant by all of the message.
  const isUnsure = replies.some(({ kind }) => kind === 'suggestions');
  const all = replies.filter((reply) => tells(reply) && !(reply.ofBot && isUnsure));
  const asked = all.some((reply) => !ofSource(reply))
    ? all.filter((reply) => reply.gap !== null || !ofSource(reply) || isKnown(reply))
    : all;
  const isPartOf = (reply: Reply, other: Reply) =>
    other !== reply &&
    other.kind === 'answer' &&
    other.facts.length > reply.facts.length &&
    reply.facts.every((fact) => other.facts.includes(fact));
  const whole = asked.filter(
    (reply) =>
      reply.kind !== 'answer' ||
      reply.besides !== undefined ||
      !asked.some((other) => isPartOf(reply, other)),
  );
  const answered = new Set(whole.filter(({ kind }) => kind === 'answer').flatMap(({ facts }) => facts));
  // What is not sure to be answered is not denied beside the very answer that comes closest to it.
  const isDenied = ({ kind, facts, confidence }: Reply) =>
    kind === 'suggestions' &&
    confidence >= MAY_BE_ANSWERED &&
    facts.length > 0 &&
    facts.every((fact) => answered.has(fact));
  for (const reply of whole.filter((one) => !isDenied(one)))
    if (!saysNothingNew(reply, telling)) telling.push(reply);
    else if (reply.besides !== undefined && !telling.some(({ body }) => body === reply.besides))
      telling.push({ ...reply, title: null, body: reply.besides, source: null });
  if (telling.length <= most) return { replies: telling, isCut: false };
  const answers = telling.filter(({ kind }) => kind === 'answer').slice(0, most);
  const lacking = telling.filter(({ kind }) => kind !== 'answer').slice(0, most - answers.length);
  // What is said in a line is always said.
  const isShort = ({ kind, body }: Reply) => kind === 'no-answer' && !body.split('\n').some(isBullet);
  const told = telling.filter(
    (reply) => answers.includes(reply) || lacking.includes(reply) || isShort(reply),
  );
  return { replies: told, isCut: told.length < telling.length };
}

/** What is said beside that something is missing: a list, and the line before it. */
const isIntro = (line: string): boolean => line.endsWith(':');

/** The lines of a reply that does not answer: without its list where another part says the first of it. */
function newLines(body: string, said: ReadonlySet<string>): string[] {
  const lines = body.split('\n');
  const nearest = lines.find(isBullet);
  const isSaid = nearest === undefined || said.has(nearest);
  return lines.filter((line) => (isSaid ? !isBullet(line) && !isIntro(line) : !said.has(line)));
}

/** The parts with a note that several of them have under the last of these alone: it holds of all. */
function notedOnce(parts: readonly string[], note: string): string[] {
  const has = (part: string) => part.split('\n').includes(note);
  const last = parts.findLastIndex(has);
  return parts.map((part, i) =>
    i < last
      ? part
          .split('\n')
          .filter((line) => line !== note)
          .join('\n')
      : part,
  );
}

/**
 * The parts of the reply, each that states something with its source under it. That all of the source was looked through
 * stands once, and only where nothing is stated; what was found for none of several questions is said of them together.
 */
function partsOf(replies: readonly Reply[], knowledge: Knowledge, messages: PlainMessages): string[] {
  const answered = replies.filter(({ kind }) => kind === 'answer').flatMap(({ facts }) => facts);
  const said = new Set(factsOf(knowledge, answered).map(({ statement }) => bullet(statement)));
  const told = replies.map((reply) => {
    const lines = reply.kind === 'answer' ? [reply.body] : newLines(reply.body, said);
    const states = reply.kind === 'answer' || lines.some(isBullet);
    for (const line of lines) if (isBullet(line)) said.add(line);
    return { reply, lines, states, unfound: states ? null : reply.unfound };
  });
  // Of several it is said in one sentence, also of one with what comes closest under it.
  const isUnsure = ({ reply, lines: [first] }: (typeof told)[number]) =>
    reply.unfound !== null && first === unsureOfParts([reply.unfound], messages);
  const unsure = told.filter((one) => one.unfound !== null || isUnsure(one));
  const unfound =
    unsure.length > 1
      ? unsure.flatMap(({ reply }) => reply.unfound ?? [])
      : told.flatMap((one) => one.unfound ?? []);
  const notFound =
    unfound.length === replies.length ? messages.format('answers.unsure') : unsureOfParts(unfound, messages);
  // A question over some of the parts would look like one over those that follow; a name over its list is part of it.
  const haveTitles = replies.every(({ title }) => title !== null);
  const statesAny = told.some(({ states }) => states);
  const parts = told.flatMap(({ reply, lines, states, unfound: bare }) => {
    const { title, entry, source } = reply;
    const isFirst = reply.unfound !== null && reply.unfound.place === unfound[0]?.place;
    if (bare !== null) return isFirst ? [notFound] : [];
    if (lines.length === 0) return [];
    const isSaid = unfound.some((one) => one.place === reply.unfound?.place);
    const heading = title === null || (entry !== null && !haveTitles) ? [] : [`**${title}**`];
    const own = [...heading, ...(isSaid ? lines.slice(1) : lines)];
    const part = [...own, ...(states && source !== null ? [`_${source.line}_`] : [])].join('\n');
    return isSaid && isFirst ? [notFound, part] : [part];
  });
  const dated = notedOnce(parts, `_${timeNote(knowledge.article, messages)}_`);
  return statesAny || replies.every(({ source }) => source === null)
    ? dated
    : [...dated, `_${sourceOfRefusal(knowledge.article, messages).line}_`];
}

/** @param replies Two or more. @param isCut There was more to tell, which the reply owns. */
export function severalReply(
  replies: readonly [Reply, Reply, ...Reply[]],
  knowledge: Knowledge,
  messages: PlainMessages,
  isCut: boolean,
): Reply {
  const answers = replies.filter(({ kind }) => kind === 'answer');
  const facts = [...new Set(replies.flatMap((reply) => reply.facts))];
  const actions = replies.flatMap((reply) => reply.actions.filter(({ group }) => group === 'question'));
  const byId = new Map(actions.map((action) => [action.id, action]));
  const isOfBot = replies.every(({ ofBot }) => ofBot);
  return makeReply({
    kind: answers.length > 0 ? 'answer' : isOfBot ? 'small-talk' : 'no-answer',
    reason:
      answers.length > 0 || isOfBot
        ? null
        : (replies.find(({ reason }) => reason !== null)?.reason ?? 'not-in-article'),
    ofBot: isOfBot,
    facts,
    confidence: Math.min(...(answers.length > 0 ? answers : replies).map(({ confidence }) => confidence)),
    body: [
      ...partsOf(replies, knowledge, messages),
      ...(isCut ? [messages.format('answers.restLater')] : []),
    ].join('\n\n'),
    actions: [
      ...[...byId.values()].slice(0, MOST_BUTTONS),
      ...(isOfBot ? [] : voteActions({ kind: 'none', id: 'several' }, messages)),
    ],
  });
}
