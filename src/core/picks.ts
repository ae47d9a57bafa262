/** Takes up what the bot offered a reply or more ago: by its number, or in words ("you offered me a list of prices"). */
import { type AnalyzedText, contentCount } from '../analysis/analyze.ts';
import type { DialogueState } from '../dialogue/follow-up.ts';
import type { Engine } from '../engine/engine.ts';
import type { Entry } from '../knowledge/model.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { wordKey } from '../text/normalise.ts';
import { SURE_OF_PART } from './part-that-asks.ts';
import { makeReply, type Reply } from './reply.ts';
import type { SingleReplies } from './single-replies.ts';

/** A number of one digit and nothing more: longer ones are years or counts that somebody asks about. */
const NUMBER = /^\p{N}$/u;

/** So many words of an offer make it the one that is meant, where nothing says that it was offered. */
const CLEARLY_MEANT = 2;

export interface Picks {
  /** The reply to what takes up an offer, or types a number where nothing is offered; null where a message does neither. */
  picked(question: string, before: DialogueState | null): Reply | null;
  /** What was offered, where a reply to the same found nothing and the message has all that the offer speaks of. */
  insteadOf(reply: Reply, question: string, before: DialogueState | null): Reply | null;
}

export function createPicks(
  { knowledge, analyzer }: Engine,
  messages: PlainMessages,
  single: Pick<SingleReplies, 'state'>,
): Picks {
  const { followUps, words } = knowledge.language;

  const listed = (before: DialogueState | null): Entry[] =>
    (before?.listed?.entries ?? []).flatMap((id) => knowledge.entries.get(id) ?? []);

  const has = (said: AnalyzedText, word: string): boolean => said.stems.includes(word);

  /** The words of an offer that no other offer beside it has: "the dates of what was agreed". */
  function ownWords(entry: Entry, offers: readonly Entry[]): string[] {
    const others = offers
      .filter((other) => other !== entry)
      .map(({ question }) => analyzer.analyze(question));
    const { stems, content } = analyzer.analyze(entry.question);
    return stems.filter((word, at) => content[at] && !others.some((other) => has(other, word)));
  }

  /** The one offer that has a word of the message for itself; undefined where there is none, or several. */
  function namedIn(said: AnalyzedText, offers: readonly Entry[]): Entry | undefined {
    const named = offers.filter((entry) => ownWords(entry, offers).some((word) => has(said, word)));
    return named.length === 1 ? named[0] : undefined;
  }

  return {
    picked(question, before) {
      const typed = wordKey(question, words);
      const offers = listed(before);
      if (followUps.offersBack.test(typed)) {
        const named = namedIn(analyzer.analyze(question), offers);
        if (named !== undefined) return single.state(named);
      }
      if (!NUMBER.test(typed)) return null;
      const at = followUps.takesNth.findIndex((form) => form.test(typed));
      // What the last reply asked to choose from is taken where the message is read.
      if (knowledge.entries.has(before?.offered[at] ?? '')) return null;
      const taken = at < 0 ? undefined : offers[at];
      if (taken !== undefined) return single.state(taken);
      const count = Math.max(offers.length, before?.offered.length ?? 0);
      return makeReply({
        kind: 'small-talk',
        ofBot: true,
        confidence: SURE_OF_PART,
        body:
          count > 1
            ? messages.format('answers.noSuchNumber', { count: String(count) })
            : messages.format('answers.noListOpen'),
      });
    },
    insteadOf({ kind, gap, reason, entry, confidence }, question, before) {
      const isGuess = kind === 'answer' && entry === null && confidence < SURE_OF_PART;
      const isLost = kind !== 'answer' && gap === null && reason !== 'opinion' && kind !== 'small-talk';
      if (!isGuess && !isLost) return null;
      const said = analyzer.analyze(question);
      const offers = listed(before);
      const named = namedIn(said, offers);
      if (named === undefined) return null;
      const { stems, content } = analyzer.analyze(named.question);
      const shared = new Set(stems.filter((word, at) => content[at] && has(said, word)));
      return shared.size >= CLEARLY_MEANT && contentCount(said) <= 2 * shared.size
        ? single.state(named)
        : null;
    },
  };
}
