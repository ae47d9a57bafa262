/** Owns that a reply was not what was asked for, and says what else the source says of the same: never the reply again. */
import type { Match } from '../decision/matcher.ts';
import { MAX_SUGGESTIONS } from '../decision/offers.ts';
import { askedAboutLast, type DialogueState } from '../dialogue/follow-up.ts';
import type { Engine } from '../engine/engine.ts';
import type { Entry, Fact } from '../knowledge/model.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { wordKey } from '../text/normalise.ts';
import { entryAction } from './actions.ts';
import type { NamingStatements } from './naming-statements.ts';
import { makeReply, type Reply } from './reply.ts';
import { sourceOf } from './source-line.ts';
import { bullet, factsOf, introOf } from './whole/told.ts';

/** What else is told at most. */
const MOST_TOLD = 3;

/** The reply to whoever says that the last one was not it. */
export type Missed = (last: DialogueState) => Reply;

export function createMissed(engine: Engine, messages: PlainMessages, naming: NamingStatements): Missed {
  const { knowledge } = engine;
  const { followUps, words } = knowledge.language;

  /** What may be told beside what was: nothing of it, no one's view alone, and nothing about the source itself. */
  function elseOf(ids: readonly string[], last: DialogueState): Fact[] {
    const entry = knowledge.entries.get(last.entry ?? '');
    const stated = new Set([...last.facts, ...(entry?.facts ?? [])]);
    return factsOf(knowledge, [...new Set(ids)]).filter(
      ({ id, stance, ofSource }) => !stated.has(id) && stance === null && !ofSource,
    );
  }

  /** Statements that name what was asked about or belong to what was said, else those about its subject; likeliest first. */
  function further(last: DialogueState, match: Match): Fact[] {
    const subjects = new Set(
      match.said.hits.flatMap(({ concept }) => (concept.role === 'subject' ? [concept.id] : [])),
    );
    const isOfSubject = ({ statement }: Fact) =>
      engine.analyzer.analyze(statement).hits.some(({ concept }) => subjects.has(concept.id));
    const related = knowledge.entries.get(last.entry ?? '')?.related ?? [];
    const belonging = [
      ...(knowledge.gaps.get(last.gap ?? '')?.nearest ?? []),
      ...(last.unanswered ? [] : related.flatMap((id) => knowledge.entries.get(id)?.facts ?? [])),
    ];
    const rank = new Map(match.facts.map(({ id }, at) => [id, at]));
    const rankOf = ({ id }: Fact) => rank.get(id) ?? rank.size;
    const near = elseOf([...naming.all(match.said).map(({ id }) => id), ...belonging], last);
    const likely = () => elseOf([...rank.keys()], last).filter(isOfSubject);
    return (near.length > 0 ? near : likely()).sort((a, b) => rankOf(a) - rankOf(b)).slice(0, MOST_TOLD);
  }

  /** What else the question may have meant. */
  const readingsOf = ({ facts: stated }: DialogueState, { entries }: Match): Entry[] =>
    entries
      .map(({ entry }) => entry)
      .filter(({ facts }) => facts.some((fact) => !stated.includes(fact)))
      .slice(0, MAX_SUGGESTIONS);

  return (last) => {
    // Of what was asked before a complaint nothing is known any more.
    const isComplaint = askedAboutLast(wordKey(last.question ?? '', words), followUps) === 'not-that';
    const match = isComplaint || last.question === null ? null : engine.match(last.question, null);
    const facts = match === null ? [] : further(last, match);
    const others = match === null ? [] : readingsOf(last, match);
    const isAbsent = last.gap !== null && !last.unanswered;
    const regret = isAbsent
      ? 'sorryLacking'
      : facts.length > 0
        ? 'sorryMissed'
        : others.length > 0
          ? 'sorry'
          : 'sorryAlone';
    return makeReply({
      kind: 'suggestions',
      title: isAbsent ? null : messages.format('aboutLast.sorryTitle'),
      body: [
        messages.format(`aboutLast.${regret}`),
        ...(facts.length > 0 ? [introOf({ knowledge, messages }, facts)] : []),
        ...facts.map(({ statement }) => bullet(statement)),
      ].join('\n'),
      facts: facts.map(({ id }) => id),
      source: facts.length > 0 ? sourceOf(knowledge.article, facts, messages) : null,
      suggestions: others.map(({ id, question: title, facts: own }) => ({ entry: id, title, facts: own })),
      actions: others.map(entryAction),
    });
  };
}
