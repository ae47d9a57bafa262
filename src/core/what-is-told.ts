/** Whatever the source tells of somebody or something: "what does the notice say about the bridge?". */
import { type AnalyzedText, contentCount } from '../analysis/analyze.ts';
import type { Match } from '../decision/matcher.ts';
import type { Engine } from '../engine/engine.ts';
import type { Fact } from '../knowledge/model.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { asWritten } from '../text/as-written.ts';
import { wordKey } from '../text/normalise.ts';
import type { Mentions } from './mentions.ts';
import { lacksMention, missingReply, unmentioned } from './missing.ts';
import type { NamingStatements } from './naming-statements.ts';
import { FAIRLY_SURE, SURE_OF_PART } from './part-that-asks.ts';
import type { Reply } from './reply.ts';
import { sourceOf } from './source-line.ts';
import { statedLines, toldOf } from './whole/told.ts';

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
  /** Whether no word of a name is strange to the story, by itself or in the name of one of its subjects. */
  const mentionsEach = ({ words, content, hits }: AnalyzedText): boolean =>
    words.every(
      (word, at) =>
        !content[at] ||
        hits.some(({ concept, from, to }) => concept.role === 'subject' && from <= at && at < to) ||
        mentions(analyzer.analyze(word)),
    );

  /** Of "a lawyer or an official": that one of them is not mentioned, and what names the others; null where none is. */
  function unlessOneOf(name: string): Reply | null {
    const sought = name
      .split(parts.either)
      .map((one) => one.replace(parts.determiner, ''))
      .map((one) => ({ one, said: analyzer.analyze(one) }));
    const missing = sought.find(({ said }) => !mentionsEach(said));
    const facts = sought.filter(({ said }) => mentionsEach(said)).flatMap(({ said }) => naming.all(said));
    if (missing === undefined || facts.length === 0) return null;
    const stated = [...new Set(facts)].slice(0, MOST_STATEMENTS);
    const lacks = lacksMention(missing.one, messages);
    const body = [lacks, ...statedLines({ knowledge, messages }, stated)].join('\n');
    const source = sourceOf(knowledge.article, stated, messages);
    return { ...missingReply(body, source, messages), facts: stated.map(({ id }) => id) };
  }

  /** With the capitals that it was written with; a word that may be no name gets none of ours. */
  function shown(name: string, text: string): string {
    const written = asWritten(name, text);
    return text.includes(written) ? written : name;
  }

  const tell = (facts: readonly Fact[], title: string | null): Reply =>
    toldOf({ knowledge, messages, confidence: SURE_OF_PART }, title, facts);

  return ({ said }) => {
    // "Does the artical mention her?": a slip in the words that ask is put right among the words.
    const nameIn = (form: RegExp): string | undefined =>
      [said.typed, said.words.join(' ')].map((text) => form.exec(text)?.groups?.['name']).find(Boolean);
    const told = nameIn(identity.asksWhatIsTold);
    const name = told ?? nameIn(identity.asksForMention);
    if (name === undefined || parts.asking.test(name)) return null;
    const words = name.split(' ');
    const analyzed = analyzer.analyze(name);
    if (words.length > MOST_WORDS || contentCount(analyzed) === 0) return null;
    const reply = named(name);
    const isAnswered = reply.kind === 'answer' && reply.confidence >= FAIRLY_SURE;
    const gap = knowledge.gaps.get(reply.gap ?? '');
    // That no judgement is made of it says nothing of whether it is mentioned.
    const joinsTwo = words.some((_, at) => at > 0 && parts.leadingJoin.test(words.slice(at).join(' ')));
    // Of two things, what sounds like one of them is known of neither.
    const isKnownGap =
      told === undefined ? gap?.reason === 'not-in-article' && gap.reply !== null : !!gap && !joinsTwo;
    // "Does it mention cat owners?" asks of neither alone.
    const isSaid = told === undefined ? mentionsEach(analyzed) : mentions(analyzed);
    const isUnmentioned = (told === undefined || !isAnswered) && !isKnownGap && !isSaid;
    if (isUnmentioned)
      return unlessOneOf(name) ?? unmentioned(shown(name, said.text), knowledge.article, messages);
    if (joinsTwo) return null;
    const all = naming.all(analyzed);
    const inWords = ({ statement }: Fact) => ` ${wordKey(statement, forms)} `.includes(` ${name} `);
    // "Does the word price appear?": in so many words it may stand, though it is nobody's name.
    const literal = told === undefined && !isKnownName(name) ? all.filter(inWords) : [];
    const isOnIt = literal.some(({ id }) => reply.facts.includes(id));
    if (literal.length > 0 && (isOnIt || !isAnswered)) return tell(literal.slice(0, MOST_STATEMENTS), null);
    const facts = all.slice(0, MOST_STATEMENTS);
    // An answer about something else is no mention: of a minister whom nobody names, what the government thinks.
    if (told === undefined && (facts.length === 0 || !isKnownName(name))) return null;
    if (isAnswered) return reply;
    if (facts.length === 0) return reply.gap === null ? null : reply;
    return tell(facts, words.length === 1 || isKnownName(name) ? name : null);
  };
}
