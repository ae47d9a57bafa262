/** Whatever the source tells of somebody or something: "what does the notice say about the bridge?". */
import { contentCount } from '../analysis/analyze.ts';
import type { Match } from '../decision/matcher.ts';
import type { Engine } from '../engine/engine.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { wordKey } from '../text/normalise.ts';
import type { Mentions } from './mentions.ts';
import { unmentioned } from './missing.ts';
import type { NamingStatements } from './naming-statements.ts';
import { FAIRLY_SURE, SURE_OF_PART } from './part-that-asks.ts';
import type { Reply } from './reply.ts';
import { toldOf } from './whole/told.ts';

/** A name has few words; what is longer asks for something of it. */
const MOST_WORDS = 4;

/** Statements told of a name at most. */
const MOST_STATEMENTS = 5;

/**
 * Tells of what a message asks to be told of.
 *
 * @param named The reply to its name alone.
 * @returns For a message, the reply to the name where that answers or names what is missing, else the statements that
 * name it, or that it is not mentioned; null where nothing is asked so, or it is mentioned and no more is known of it.
 */
export function createWhatIsTold(
  { knowledge, analyzer }: Pick<Engine, 'knowledge' | 'analyzer'>,
  messages: PlainMessages,
  naming: NamingStatements,
  mentions: Mentions,
  named: (name: string) => Reply,
): (match: Match) => Reply | null {
  const { identity, parts, words: forms } = knowledge.language;
  const isKnownName = (typed: string): boolean =>
    knowledge.names.some(({ name, also }) => [name, ...also].some((one) => wordKey(one, forms) === typed));
  return ({ said }) => {
    const told = identity.asksWhatIsTold.exec(said.typed)?.groups?.['name'];
    const name = told ?? identity.asksForMention.exec(said.typed)?.groups?.['name'];
    if (name === undefined || parts.asking.test(name)) return null;
    const words = name.split(' ');
    const analyzed = analyzer.analyze(name);
    if (words.length > MOST_WORDS || contentCount(analyzed) === 0) return null;
    const reply = named(name);
    const isAnswered = reply.kind === 'answer' && reply.confidence >= FAIRLY_SURE;
    const isUnmentioned = !isAnswered && reply.gap === null && !mentions(analyzed);
    if (isUnmentioned) return unmentioned(name, knowledge.article, messages);
    const joinsTwo = words.some((_, at) => at > 0 && parts.leadingJoin.test(words.slice(at).join(' ')));
    if (joinsTwo) return null;
    const facts = naming.all(analyzed).slice(0, MOST_STATEMENTS);
    // An answer about something else is no mention: of a minister whom nobody names, what the government thinks.
    if (told === undefined && (facts.length === 0 || !isKnownName(name))) return null;
    if (isAnswered) return reply;
    if (facts.length === 0) return reply.gap === null ? null : reply;
    return toldOf(
      { knowledge, messages, confidence: SURE_OF_PART },
      words.length === 1 || isKnownName(name) ? name : null,
      facts,
    );
  };
}
