/** What each command replies. One function a command; they share nothing but the knowledge. */

import { commands } from '../../commands/index.ts';
import type { Entry, Knowledge } from '../knowledge/model.ts';
import { core } from '../messages/core.ts';
import { entryAction, topicAction, voteActions, whyAction } from './actions.ts';
import { type Answerer, factsOf } from './answerer.ts';
import { makeReply, type Reply } from './reply.ts';
import { echoed } from './shorten.ts';
import { sourceOf } from './source-line.ts';
import type { TopicFinder } from './topics.ts';

const MAX_TOPIC_QUESTIONS = 5;

/** `/explain` alone: the story in brief, and what can be asked for. */
export function explainAll(knowledge: Knowledge, answerer: Answerer): Reply {
  const overview = answerer.state(knowledge.entries.get(knowledge.article.words.overview)!);
  const topics = knowledge.topics.map((topic) => `- ${topic.title}`).join('\n');
  return {
    ...overview,
    body: `${overview.body}\n\n${core.topicsIntro}\n${topics}`,
    actions: [
      ...knowledge.topics.map(topicAction),
      ...overview.actions.filter(({ group }) => group === 'vote'),
    ],
  };
}

/** One topic: its first entry, and the questions it can answer besides. */
export function explainTopic(knowledge: Knowledge, answerer: Answerer, id: string): Reply | null {
  const topic = knowledge.topics.find((candidate) => candidate.id === id);
  if (topic === undefined) return null;
  const entries = topic.entries.map((entry) => knowledge.entries.get(entry)!);
  const lead = entries.find((entry) => entry.id === topic.lead) ?? entries[0]!;
  const reply = answerer.state(lead);
  const more = entries.filter((entry) => entry !== lead).slice(0, MAX_TOPIC_QUESTIONS);
  return {
    ...reply,
    title: topic.title,
    body: [reply.body, '', core.topicQuestions, ...more.map((entry) => `- ${entry.question}`)].join('\n'),
    actions: [
      ...more.slice(0, 3).map(entryAction),
      whyAction(lead.id),
      ...voteActions({ kind: 'entry', id: lead.id }),
    ],
  };
}

/** `/explain topic`: the topic or entry meant, the question it is, or the nearest topics. */
export function explain(knowledge: Knowledge, answerer: Answerer, finder: TopicFinder, topic: string): Reply {
  const wanted = topic.trim();
  if (wanted === '') return explainAll(knowledge, answerer);
  const found = finder.find(wanted);
  if (found?.kind === 'topic') return explainTopic(knowledge, answerer, found.id)!;
  if (found?.kind === 'entry') return answerer.state(knowledge.entries.get(found.id)!);
  const reply = answerer.ask(wanted);
  if (reply.kind === 'answer' || reply.kind === 'suggestions') return reply;
  if (reply.kind === 'no-answer' && reply.gap !== null) return reply;
  const nearest = finder.nearest(wanted, 3);
  return makeReply({
    kind: 'suggestions',
    confidence: 0,
    title: core.suggestionsTitle,
    body: core.unknownTopic(echoed(wanted, 60)),
    suggestions: nearest.map(({ lead, title }) => ({ entry: lead.id, title, facts: lead.facts })),
    actions: nearest.map(({ topic: found }) => topicAction(found)),
  });
}

/** `/whats-next`: the date first, then the focus, the three things to watch, and what is uncertain. */
export function whatsNext(knowledge: Knowledge): Reply {
  const { next } = knowledge.article.words;
  const entry = (id: string): Entry => knowledge.entries.get(id)!;
  const facts = [...new Set([next.focus, ...next.watch, next.uncertain].flatMap((id) => entry(id).facts))];
  return makeReply({
    kind: 'answer',
    entry: next.uncertain,
    facts,
    confidence: 1,
    title: core.nextTitle,
    body: [
      `_${core.timeNote(knowledge.article.date.shown)}_`,
      core.nextFocus,
      entry(next.focus).short,
      core.nextWatch,
      ...next.watch.map((id) => `- ${entry(id).short}`),
      core.nextUncertain,
      entry(next.uncertain).short,
    ].join('\n'),
    source: sourceOf(knowledge.article, factsOf(knowledge, facts)),
    actions: [
      ...[next.uncertain, ...next.watch].slice(0, 3).map((id) => entryAction(entry(id))),
      whyAction(next.uncertain),
      ...voteActions({ kind: 'entry', id: next.uncertain }),
    ],
  });
}

/** `/about`: what this is and where its answers come from. */
export function about(knowledge: Knowledge): Reply {
  const { article } = knowledge;
  return makeReply({
    kind: 'notice',
    title: core.aboutTitle,
    body: [
      core.about(article.words.subject, article.about),
      core.aboutCovers,
      ...article.covers.map((item) => `- ${item}`),
      `_${article.credit}_`,
    ].join('\n'),
    delivery: 'private',
  });
}

/** `/help`, and the terminal's greeting. */
export function help(knowledge: Knowledge): Reply {
  return makeReply({
    kind: 'notice',
    title: core.helpTitle,
    body: [
      core.help,
      ...commands.map(({ name, usage, description }) => core.helpCommand(name, usage, description)),
      core.helpExamples,
      ...knowledge.article.words.examples.map((example) => `- ${example}`),
    ].join('\n'),
    actions: knowledge.topics.map(topicAction),
    delivery: 'private',
  });
}
