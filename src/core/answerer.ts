/** Answers questions from the knowledge: pure and synchronous, no clock, no I/O. */
import { type Decision, MAX_SUGGESTIONS } from '../decision/decide.ts';
import type { Match } from '../decision/matcher.ts';
import type { DialogueState } from '../dialogue/follow-up.ts';
import { createIdentityFinder } from '../dialogue/identity.ts';
import type { Engine } from '../engine/engine.ts';
import type { Entry, Knowledge } from '../knowledge/model.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { smallTalk } from '../messages/en/answers.ts';
import { plainEnglish } from '../messages/plain-english.ts';
import { entryAction, voteActions, whyAction } from './actions.ts';
import { identityReply } from './identity-reply.ts';
import { type Choice, makeReply, type Reply, SILENCE } from './reply.ts';
import { sourceOf } from './source-line.ts';
import { factsOf } from './whole/told.ts';
import { wholeReply } from './whole/whole-reply.ts';

export interface AskOptions {
  readonly mode: 'direct' | 'ambient';
  readonly before: DialogueState | null;
}

export interface Answerer {
  /** The reply to a message. The same question gives an equal reply. */
  ask(question: string, options?: Partial<AskOptions>): Reply;
  /** The reply that states an entry, as if it had been asked for by name. */
  state(entry: Entry): Reply;
}

/** With a refusal at most this many near things are told: it is a refusal, not an answer to something else. */
const MAX_NEAREST = 2;

const choiceOf = (entry: Entry): Choice => ({ entry: entry.id, title: entry.question, facts: entry.facts });

/** The single-fact entry of each fact, for stating a fact in an entry's words. */
function entriesByFact(knowledge: Knowledge): Map<string, Entry> {
  const byFact = new Map<string, Entry>();
  const fewestFirst = [...knowledge.entries.values()].sort((a, b) => a.facts.length - b.facts.length);
  for (const entry of fewestFirst)
    for (const fact of entry.facts) if (!byFact.has(fact)) byFact.set(fact, entry);
  return byFact;
}

const isKnownTalk = (id: string): id is keyof typeof smallTalk => Object.hasOwn(smallTalk, id);

/** An answerer over an engine's knowledge, in the language of `messages`. */
export function createAnswerer(engine: Engine, messages: PlainMessages = plainEnglish): Answerer {
  const { knowledge, decide } = engine;
  const { article } = knowledge;
  const byFact = entriesByFact(knowledge);
  const identities = createIdentityFinder(knowledge, engine.analyzer);
  const dated = `_${messages.format('answers.timeNote', { date: article.date.shown })}_`;

  function relatedOf(entry: Entry): Entry[] {
    return entry.related.flatMap((id) => knowledge.entries.get(id) ?? []).slice(0, MAX_SUGGESTIONS);
  }

  function answer(entry: Entry, confidence: number, timeNote: boolean): Reply {
    return makeReply({
      kind: 'answer',
      entry: entry.id,
      facts: entry.facts,
      confidence,
      title: entry.question,
      body: timeNote ? `${dated}\n${entry.answer}` : entry.answer,
      source: sourceOf(article, factsOf(knowledge, entry.facts), messages),
      actions: [
        ...relatedOf(entry).map(entryAction),
        whyAction(entry.id, messages),
        ...voteActions({ kind: 'entry', id: entry.id }, messages),
      ],
    });
  }

  function suggest(entries: readonly Entry[], confidence: number): Reply {
    return makeReply({
      kind: 'suggestions',
      confidence,
      title: messages.format('answers.suggestionsTitle'),
      body: messages.format('answers.suggestions', { subject: article.words.subject }),
      suggestions: entries.map(choiceOf),
      actions: [...entries.map(entryAction), ...voteActions({ kind: 'none', id: 'suggestions' }, messages)],
    });
  }

  /** The sides' positions, always in the same order. */
  const sides = (): Entry[] => article.words.positions.flatMap((id) => knowledge.entries.get(id) ?? []);

  const nearestTo = ({ gap, nearest }: Extract<Decision, { kind: 'no-answer' }>): Entry[] =>
    gap ? unique(gap.nearest.flatMap((fact) => byFact.get(fact) ?? [])) : [...nearest];

  function refuse(decision: Extract<Decision, { kind: 'no-answer' }>): Reply {
    const { reason, gap, confidence } = decision;
    const base = { kind: 'no-answer', reason, confidence, gap: gap?.id ?? null } as const;
    const title = messages.format(`refusals.title.${reason}`);
    if (reason === 'off-topic')
      return makeReply({
        ...base,
        title,
        body: [
          article.words.off_topic,
          messages.format('refusals.offerIntro'),
          ...article.words.examples.slice(0, 3).map((example) => `- ${example}`),
        ].join('\n'),
        actions: voteActions({ kind: 'none', id: reason }, messages),
      });

    const nearest = reason === 'opinion' ? sides() : nearestTo(decision).slice(0, MAX_NEAREST);
    const lines: string[] = [];
    if (reason === 'after-article') lines.push(article.words.cannot_know);
    if (reason === 'opinion') lines.push(article.words.opinion);
    else if (gap) lines.push(gap.reply);
    else if (reason === 'not-in-article') lines.push(messages.format('refusals.notInArticle'));
    if (nearest.length > 0) {
      lines.push(messages.format(`refusals.${reason === 'opinion' ? 'positionsIntro' : 'nearestIntro'}`));
      lines.push(...nearest.map((entry) => `- ${entry.short}`));
    }
    const facts = unique(nearest.flatMap((entry) => entry.facts));
    return makeReply({
      ...base,
      title,
      body: lines.join('\n'),
      facts,
      source:
        facts.length > 0
          ? sourceOf(article, factsOf(knowledge, facts), messages)
          : {
              standing: 'reported',
              line: messages.format('answers.sourceOfRefusal', { date: article.date.shown }),
            },
      actions: [
        ...nearest.slice(0, MAX_SUGGESTIONS).map(entryAction),
        ...voteActions(gap ? { kind: 'gap', id: gap.id } : { kind: 'none', id: reason }, messages),
      ],
    });
  }

  function talk(id: string, confidence: number): Reply {
    const { subject } = article.words;
    const body = messages.format(`smallTalk.${isKnownTalk(id) ? id : 'other'}`, { subject });
    return makeReply({ kind: 'small-talk', confidence, body });
  }

  function replyTo(decision: Decision, match: Match): Reply {
    switch (decision.kind) {
      case 'answer':
        return answer(decision.entry, decision.confidence, match.analyzed.asksForNow);
      case 'suggestions':
        return suggest(decision.entries, decision.confidence);
      case 'no-answer':
        return match.analyzed.words.length === 0
          ? makeReply({
              kind: 'no-answer',
              reason: 'off-topic',
              confidence: 1,
              body: messages.format('answers.nothingSaid'),
            })
          : refuse(decision);
      case 'whole':
        return wholeReply(
          decision.act,
          { knowledge, messages, confidence: decision.confidence },
          match.analyzed.typed,
        );
      case 'small-talk':
        return talk(decision.talk, decision.confidence);
      case 'silence':
        return { ...SILENCE, confidence: decision.confidence };
    }
  }

  return {
    ask(question, { mode = 'direct', before = null } = {}) {
      const match = engine.match(question, before);
      if (mode === 'ambient') return replyTo(decide.ambient(match), match);
      const identity = match.exact ? null : identities.find(match.analyzed);
      const decision = decide.direct(match);
      // A gap has words of its own for what is not there.
      const hasWords = decision.kind === 'no-answer' && decision.gap !== null && identity?.kind !== 'name';
      if (identity !== null && !hasWords) return identityReply(identity, knowledge, messages);
      return replyTo(decision, match);
    },
    state: (entry) => answer(entry, 1, false),
  };
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
