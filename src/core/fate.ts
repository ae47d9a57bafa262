/** What has become of somebody: whatever else is answered, what the source says of who remains is said with it. */
import type { Match } from '../decision/matcher.ts';
import type { DialogueState } from '../dialogue/follow-up.ts';
import type { Engine } from '../engine/engine.ts';
import type { Fact, Name } from '../knowledge/model.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { wordKey } from '../text/normalise.ts';
import { voteActions } from './actions.ts';
import { unmentioned } from './missing.ts';
import type { Reply } from './reply.ts';
import { sourceOf } from './source-line.ts';
import { bullet, factsOf, introOf } from './whole/told.ts';

/** @returns For a message and its reply, the reply with how those it asks about were last said to be. */
export function createWithFate(
  { knowledge, analyzer }: Pick<Engine, 'knowledge' | 'analyzer'>,
  messages: PlainMessages,
): (match: Match, reply: Reply, before: DialogueState | null) => Reply {
  const { article, language, names } = knowledge;
  const { identity, words: forms } = language;

  /** What is told of those whom the story is about, as it stood: what may have changed since, or what was declared. */
  const concerned = names.filter(({ role }) => role === 'concerned');
  const stands = ({ changes, counts, standing }: Fact) => changes || counts || standing === 'declared';
  const fateOf = ({ facts }: Name): Fact[] => factsOf(knowledge, facts).filter(stands);
  const ofConcerned = new Set(concerned.flatMap((name) => fateOf(name).slice(0, 1)));
  const affected = names.filter((name) => fateOf(name).some((fact) => ofConcerned.has(fact)));

  /** Whether a text has but words for whom a name stands for: "the townspeople" for "the people of the town". */
  function standsFor(text: string, { name }: Name): boolean {
    const own = new Set(analyzer.analyze(name).hits.map(({ concept }) => concept.id));
    const { content, hits } = analyzer.analyze(text);
    const isOfName = (at: number) =>
      hits.some(
        ({ concept, from, to }) => from <= at && at < to && concept.role === 'subject' && own.has(concept.id),
      );
    return content.some(Boolean) && content.every((isContent, at) => !isContent || isOfName(at));
  }

  /** Whom a message asks about. Words for anybody stand for all of them where nothing else was talked of. */
  function askedOf({ said: { typed }, inContext }: Match, before: DialogueState | null): readonly Name[] {
    const name = identity.asksFate.exec(typed)?.groups?.['name'];
    if (name === undefined) return [];
    const spelt = affected.filter((one) =>
      [one.name, ...one.also].some((form) => wordKey(form, forms) === name),
    );
    const known = spelt.length > 0 ? spelt : affected.filter((one) => standsFor(name, one));
    const talkedOf = affected.some(({ facts }) => facts.some((fact) => before?.facts.includes(fact)));
    return known.length === 0 && identity.anybody.test(name) && (!inContext || talkedOf) ? affected : known;
  }

  /** Whether all that an answer states is of somebody whom the message names, or who is meant by "anyone". */
  function isOfThem({ said }: Match, asked: readonly Name[], { kind, facts }: Reply): boolean {
    const meant = asked.flatMap(({ name }) => analyzer.analyze(name).hits);
    const concepts = new Set([...said.hits, ...meant].map(({ concept }) => concept.id));
    return (
      kind === 'answer' &&
      factsOf(knowledge, facts).every(({ statement }) =>
        analyzer
          .analyze(statement)
          .hits.some(({ concept }) => concept.role === 'subject' && concepts.has(concept.id)),
      )
    );
  }

  return (match, reply, before) => {
    if (match.exact !== null) return reply;
    const whose = identity.asksFate.exec(match.said.typed)?.groups?.['name'] ?? '';
    const [own] = identity.ownPeople.exec(whose) ?? [];
    if (own === whose && own !== '') return unmentioned(own, article, messages);
    const asked = askedOf(match, before);
    const facts = [...new Set(asked.flatMap(fateOf))];
    const isTold = facts.some((fact) => ofConcerned.has(fact) && reply.facts.includes(fact.id));
    if (facts.length === 0 || isTold) return reply;
    const keeps = isOfThem(match, asked, reply) || reply.gap !== null;
    const further = keeps ? facts.filter(({ id }) => !reply.facts.includes(id)) : facts;
    const list = [
      introOf({ knowledge, messages }, further),
      ...further.map(({ statement }) => bullet(statement)),
    ];
    const stated = [...(keeps ? factsOf(knowledge, reply.facts) : []), ...further];
    const told = {
      ...reply,
      facts: stated.map(({ id }) => id),
      source: sourceOf(article, stated, messages),
    };
    if (keeps) return { ...told, body: [reply.body, ...list].join('\n') };
    // What is said of others, or of nobody, is no answer to it; and it may have changed since.
    const known = messages.format('refusals.cannotKnow', { date: article.date.shown });
    return {
      ...told,
      kind: 'no-answer',
      reason: 'after-article',
      entry: null,
      title: messages.format('refusals.title.after-article'),
      body: [article.words.cannot_know ?? known, ...list].join('\n'),
      closest: null,
      suggestions: [],
      unmentioned: null,
      actions: voteActions({ kind: 'none', id: 'after-article' }, messages),
      ofBot: false,
    };
  };
}
