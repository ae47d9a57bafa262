/** States an entry: its answer, under its question where that was asked, with its source and the ways to go on. */
import type { Match } from '../decision/matcher.ts';
import { MAX_SUGGESTIONS } from '../decision/offers.ts';
import type { Engine } from '../engine/engine.ts';
import type { Entry } from '../knowledge/model.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { entryAction, voteActions, whyAction } from './actions.ts';
import type { Claims } from './claims.ts';
import { makeReply, type Reply } from './reply.ts';
import { sourceOf, timeNote } from './source-line.ts';
import { factsOf } from './whole/told.ts';

export type EntryAnswers = (
  entry: Entry,
  confidence: number,
  match: Match | null,
  shown?: readonly string[],
) => Reply;

/** What states entries in the language of `messages`. */
export function createEntryAnswers(engine: Engine, messages: PlainMessages, claims: Claims): EntryAnswers {
  const { knowledge } = engine;
  const { article } = knowledge;
  const { asOf } = article.date;
  const dated = `_${timeNote(article, messages)}_`;

  /** Whether an answer needs to be told how old it is: where it does not say so itself, and time can have changed it. */
  function needsTimeNote(entry: Entry, match: Match): boolean {
    const { asksForNow } = match.analyzed;
    if (asOf === null) return asksForNow;
    if (entry.answer.includes(asOf)) return false;
    const facts = factsOf(knowledge, entry.facts);
    return facts.some(({ changes, state }) => (asksForNow && changes) || state);
  }

  /** What keeps an answer to a claim from seeming to agree: it judges, or says more than the source. */
  function notAgreed(entry: Entry, match: Match): string[] {
    if (claims.claimIn(match) === null) return [];
    if (claims.judges(match)) return [article.words.opinion ?? messages.format('refusals.opinion')];
    return claims.goesBeyond(match, entry) ? [messages.format('answers.notPutSo')] : [];
  }

  function relatedOf(entry: Entry, shown: readonly string[]): Entry[] {
    return entry.related
      .filter((id) => !shown.includes(id))
      .flatMap((id) => knowledge.entries.get(id) ?? [])
      .slice(0, MAX_SUGGESTIONS);
  }

  /**
   * @param match How the question was understood; null where the entry was asked for by name.
   * @param shown Entries that the asker has just seen.
   */
  return function answer(
    entry: Entry,
    confidence: number,
    match: Match | null,
    shown: readonly string[] = [],
  ): Reply {
    const said = [...(match === null ? [] : notAgreed(entry, match)), entry.answer].join(' ');
    return makeReply({
      kind: 'answer',
      entry: entry.id,
      facts: entry.facts,
      confidence,
      // Over what was asked in words its question would only be said back.
      title: match === null ? entry.question : null,
      body: match !== null && needsTimeNote(entry, match) ? `${said}\n${dated}` : said,
      source: sourceOf(article, factsOf(knowledge, entry.facts), messages),
      actions: [
        ...relatedOf(entry, shown).map(entryAction),
        whyAction(entry.id, messages),
        ...voteActions({ kind: 'entry', id: entry.id }, messages),
      ],
    });
  };
}
