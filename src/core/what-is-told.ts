/** Whatever the source tells of somebody or something: "what does the notice say about the bridge?". */
import { contentCount } from '../analysis/analyze.ts';
import type { Match } from '../decision/matcher.ts';
import type { Engine } from '../engine/engine.ts';
import type { PlainMessages } from '../messages/catalog.ts';
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
 * name it; null where nothing is asked so, or nothing is told of it.
 */
export function createWhatIsTold(
  { knowledge, analyzer }: Pick<Engine, 'knowledge' | 'analyzer'>,
  messages: PlainMessages,
  naming: NamingStatements,
  named: (name: string) => Reply,
): (match: Match) => Reply | null {
  const { identity, parts } = knowledge.language;
  return ({ said }) => {
    const name = identity.asksWhatIsTold.exec(said.typed)?.groups?.['name'];
    if (name === undefined || parts.asking.test(name)) return null;
    const words = name.split(' ');
    const joinsTwo = words.some((_, at) => at > 0 && parts.leadingJoin.test(words.slice(at).join(' ')));
    if (words.length > MOST_WORDS || joinsTwo) return null;
    const analyzed = analyzer.analyze(name);
    if (contentCount(analyzed) === 0) return null;
    const reply = named(name);
    if (reply.kind === 'answer' && reply.confidence >= FAIRLY_SURE) return reply;
    const facts = naming.all(analyzed).slice(0, MOST_STATEMENTS);
    if (facts.length === 0) return reply.gap === null ? null : reply;
    return toldOf({ knowledge, messages, confidence: SURE_OF_PART }, name, facts);
  };
}
