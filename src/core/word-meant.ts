/** What a word of the last reply means: that the source does not explain it, and the statement in which it stands. */
import { type AnalyzedText, contentCount } from '../analysis/analyze.ts';
import type { DialogueState } from '../dialogue/follow-up.ts';
import type { Engine } from '../engine/engine.ts';
import type { Fact } from '../knowledge/model.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { asTyped } from '../text/as-written.ts';
import { equatedIn } from '../text/equation.ts';
import { wordsHeldIn } from '../text/expressions.ts';
import { wordKey } from '../text/normalise.ts';
import { createLabelMeant } from './label-meant.ts';
import { missingReply } from './missing.ts';
import type { NamingStatements } from './naming-statements.ts';
import type { Reply } from './reply.ts';
import { echoed } from './shorten.ts';
import { sourceOf, sourceOfRefusal } from './source-line.ts';
import { factsOf, statedLines } from './whole/told.ts';

/** What is asked to be explained has few words; what is longer says something of its own. */
const MOST_WORDS = 6;

/** In more statements than this, what a word stands for is a matter of the story, and no wording. */
const MOST_STATEMENTS = 2;

const MAX_ECHOED = 60;

/**
 * The reply to whoever asks what a word means that was said just now, or stands in a statement or two.
 *
 * @returns For a message, null where no such word is asked for. Of a single word in no statement, or an expression unknown to the
 * story, only that it is not explained: the source itself may well use it.
 */
export function createWordMeant(
  { knowledge, analyzer }: Pick<Engine, 'knowledge' | 'analyzer'>,
  messages: PlainMessages,
  naming: NamingStatements,
): (said: AnalyzedText, last: DialogueState | null, isUnknown: boolean) => Reply | null {
  const { followUps, questions, words } = knowledge.language;
  const labelMeant = createLabelMeant(knowledge, messages);

  function wordIn({ text, typed }: AnalyzedText): string | undefined {
    const equated = equatedIn(text, questions.askingWord);
    if (equated !== null) return wordKey(equated, words);
    return wordsHeldIn(typed, followUps.asksMeaning)[0];
  }

  /** What was said last, in all the words that the knowledge has for it. */
  function saidLast({ entry, gap, facts }: DialogueState): string {
    const told = knowledge.entries.get(entry ?? '');
    const lacked = knowledge.gaps.get(gap ?? '')?.reply ?? '';
    const statements = factsOf(knowledge, facts).map(({ statement }) => statement);
    return [told?.answer ?? '', told?.short ?? '', lacked, ...statements].join(' ');
  }

  /** The statements with a word: of those that were told last, else of all, where those are few. */
  function standingIn(word: string, last: DialogueState | null): readonly Fact[] {
    const told = last === null ? [] : factsOf(knowledge, last.facts);
    const isIn = (text: string) => ` ${wordKey(text, words)} `.includes(` ${word} `);
    const written = [...knowledge.facts.values()].filter(
      ({ ofSource, statement }) => !ofSource && isIn(statement),
    );
    const named = written.length > 0 ? written : naming.all(analyzer.analyze(word));
    const ofLast = named.filter((fact) => told.includes(fact));
    if (ofLast.length > 0) return ofLast;
    const isSaid = last !== null && isIn(saidLast(last));
    return isSaid ? told.slice(0, MOST_STATEMENTS) : named.length > MOST_STATEMENTS ? [] : named;
  }

  return (said, last, isUnknown) => {
    const word = wordIn(said);
    if (word === undefined || word.split(' ').length > MOST_WORDS) return null;
    if (contentCount(analyzer.analyze(word)) === 0) return null;
    const label = labelMeant(word);
    if (label !== null) return label;
    const facts = standingIn(word, last).slice(0, MOST_STATEMENTS);
    const shown = { word: echoed(asTyped(word, said.text), MAX_ECHOED) };
    const lacks = messages.format(
      facts.length === 0 ? 'identity.unexplainedElsewhere' : 'identity.unexplainedWord',
      shown,
    );
    if (facts.length === 0)
      return (isUnknown || !word.includes(' ')) && naming.first(analyzer.analyze(word)) === undefined
        ? missingReply(lacks, sourceOfRefusal(knowledge.article, messages), messages)
        : null;
    const body = [lacks, ...statedLines({ knowledge, messages }, facts)];
    const source = sourceOf(knowledge.article, facts, messages);
    return { ...missingReply(body.join('\n'), source, messages), facts: facts.map(({ id }) => id) };
  };
}
