/** Reads follow-up questions in the light of the last answer: "why?", "and the others?", "tell me more". */

import { type AnalyzedText, contentCount } from '../analysis/analyze.ts';
import type { Match, Matcher } from '../decision/matcher.ts';
import type { Entry, Gap, Knowledge } from '../knowledge/model.ts';
import type { AboutLast, FollowUpForms } from '../text/follow-up-forms.ts';

/** A message with more words that carry meaning than this stands on its own, and one with more words of any sort. */
const MOST_CONTENT_WORDS = 4;
const MOST_WORDS = 12;

/** An opening carries on with what was said if no more words with meaning come along. */
const MOST_AFTER_OPENING = 2;

/** How much the context weighs, by the number of the message's own content words. */
const CONTEXT_SHARE = [0.8, 0.65, 0.5, 0.4, 0.3];

/** A fact just stated is seldom asked for again; one that belongs with it often is. */
const STATED = 0.5;
const NEARBY = 4;

const NEARLY_AS_GOOD = 0.4;

/** Small talk this likely is no follow-up. */
const LIKELY_TALK = 0.5;

/** What is asked about what was said last, by the form of the message alone; null if nothing is. */
export function askedAboutLast(typed: string, { aboutLast }: FollowUpForms): AboutLast | null {
  return aboutLast.find(({ form }) => form.test(typed))?.asks ?? null;
}

/** What was last talked about. */
export interface DialogueState {
  readonly entry: string | null;
  readonly gap: string | null;
  /** Entries that were offered to choose from, in the order shown. */
  readonly offered: readonly string[];
  /** Entries that the last reply to show any led on to, in the order shown; forgotten after so many replies that show none. */
  readonly listed?: { readonly entries: readonly string[]; readonly since: number };
  /** Facts that were stated last. */
  readonly facts: readonly string[];
  /** Facts of the list of which the last reply told a part once more: another part may be asked for next. */
  readonly partOf?: readonly string[];
  /** Views that were listed in this conversation, however long ago: a list of them is not given again. */
  readonly views?: readonly string[];
  /** What was asked for last, as it was typed; null where nothing was typed. */
  readonly question: string | null;
  /** Entries that were stated lately, the last one last: a way on need not lead back to them. */
  readonly shown?: readonly string[];
  /** Whether the last question got no answer, nor the name of what is missing: `entry` and `gap` are older. */
  readonly unanswered?: boolean;
  /** Whom or what the source was said not to mention with the last reply, be it somebody of the speaker's own. */
  readonly unmentioned?: string;
}

/** Which of the offered entries the message takes: "2", "the last one please", "yes" to the only one. */
function taken(typed: string, offered: readonly string[], forms: FollowUpForms): string | undefined {
  if (offered.length === 1 && forms.takesIt.test(typed)) return offered[0];
  if (forms.takesLast.test(typed)) return offered.at(-1);
  return offered[forms.takesNth.findIndex((form) => form.test(typed))];
}

/** Whether the first word for a person has somebody of the story before it, and so points into the message itself. */
export function namesWhomItMeans({ words, hits }: AnalyzedText, { person }: FollowUpForms): boolean {
  const at = words.findIndex((word) => person.test(word));
  return hits.some(({ concept, to }) => concept.role === 'subject' && to <= at);
}

/** Whether a word of the message points back; "these hours" does not where the story is about the hours. */
function pointsBack({ typed, words, hits }: AnalyzedText, forms: FollowUpForms): boolean {
  if (!forms.pointsBack.test(typed)) return false;
  const belongs = (at: number) =>
    forms.determiner.test(words[at]!) &&
    hits.some(({ concept, from }) => concept.role === 'subject' && from === at + 1);
  if (!words.some((_, i) => belongs(i))) return true;
  return forms.pointsBack.test(words.filter((_, i) => !belongs(i)).join(' '));
}

/** Whether the message cannot be understood without what was said before. */
function leansOnContext(analyzed: AnalyzedText, forms: FollowUpForms): boolean {
  const { typed, words } = analyzed;
  const content = contentCount(analyzed);
  if (content === 0) return true;
  if (content > MOST_CONTENT_WORDS || words.length > MOST_WORDS || namesWhomItMeans(analyzed, forms))
    return false;
  if (pointsBack(analyzed, forms)) return true;
  // A question that says whom or what it is about, and what it asks of it, is complete.
  if (content > 1 && analyzed.hits.some(({ concept }) => concept.role === 'subject')) return false;
  return forms.carriesOn.test(typed) && content <= MOST_AFTER_OPENING;
}

/** Entries that belong with an entry: its related ones first, then those of its topic. */
function neighbours(entry: Entry, knowledge: Knowledge): Entry[] {
  const topic = knowledge.topics.find(({ id }) => id === entry.topic)?.entries ?? [];
  return [...entry.related, ...topic].flatMap((id) => knowledge.entries.get(id) ?? []);
}

/** What can be told further: a related entry with a fact that was not stated, else one of the same topic. */
function further(entry: Entry, knowledge: Knowledge): Entry | undefined {
  return neighbours(entry, knowledge).find((candidate) =>
    candidate.facts.some((fact) => !entry.facts.includes(fact)),
  );
}

/** Saying the same entry again is no answer to a follow-up, where another is nearly as good. */
function preferAnother(match: Match, entry: Entry): Match {
  const [best, second] = match.entries;
  if (best?.entry.id !== entry.id || second === undefined || best.utility - second.utility > NEARLY_AS_GOOD)
    return match;
  return { ...match, entries: [second, best, ...match.entries.slice(2)] };
}

/** An answer that states more facts than this told of the story as a whole. */
const MOST_OF_A_TOPIC = 3;

/** What was talked of: the entry that was stated, or what tells most plainly of what a list or an identity stated. */
function topicEntry(
  { entry, gap, facts }: DialogueState,
  { entries, article }: Knowledge,
): Entry | undefined {
  if (entry !== null) return entries.get(entry);
  const [first] = facts;
  if (gap !== null || first === undefined) return undefined;
  if (facts.length > MOST_OF_A_TOPIC) return entries.get(article.words.overview ?? '');
  return [...entries.values()]
    .filter((candidate) => candidate.facts.includes(first))
    .sort((a, b) => a.facts.length - b.facts.length)[0];
}

/** Whether what is talk by itself is a word of what was stated last, with its mark of a question: "alive?". */
function repeatsWordOfLast(
  { exact, said }: Match,
  before: DialogueState | null,
  { facts }: Knowledge,
): boolean {
  if (before === null || exact === null || !('talk' in exact) || !said.question || said.words.length !== 1)
    return false;
  const stated = before.facts.map((id) => facts.get(id)?.statement.toLowerCase() ?? '');
  return stated.some((statement) => statement.split(/\W+/).includes(said.words[0]!));
}

/** Matches `text`; if it leans on the context, together with what was last answered or refused. */
export function matchInDialogue(
  text: string,
  before: DialogueState | null,
  knowledge: Knowledge,
  matcher: Matcher,
): Match {
  const forms = knowledge.language.followUps;
  const alone = matcher.match(text);
  const { typed } = alone.analyzed;
  const one = before && taken(typed, before.offered, forms);
  if (one && knowledge.entries.has(one)) return { ...alone, exact: { entry: one } };
  // What is known word for word needs no context, but for a word that carries on: "so what happens next then?".
  const carriesOn = knowledge.language.questions.opening.test(typed);
  const repeats = repeatsWordOfLast(alone, before, knowledge);
  const leans = repeats || leansOnContext(alone.analyzed, forms);
  if (alone.exact !== null && !repeats && !(carriesOn && leans)) return alone;
  const entry = before ? topicEntry(before, knowledge) : undefined;
  const gap: Gap | undefined = before?.gap ? knowledge.gaps.get(before.gap) : undefined;
  const more = entry && forms.asksForMore.test(typed) ? further(entry, knowledge) : undefined;
  if (more) return { ...alone, exact: { entry: more.id } };
  if ((!entry && !gap) || (!repeats && alone.others['small-talk'] > LIKELY_TALK)) return alone;
  if (!leans) return alone;

  const stated = new Set(entry?.facts ?? []);
  const nearby = new Set(entry ? neighbours(entry, knowledge).flatMap(({ facts }) => facts) : gap?.nearest);
  const match = matcher.matchInContext(text, alone, {
    text: entry ? entry.question : (gap?.title ?? ''),
    share: CONTEXT_SHARE[Math.min(contentCount(alone.analyzed), CONTEXT_SHARE.length - 1)]!,
    factor: (fact) => (stated.has(fact) ? STATED : nearby.has(fact) ? NEARBY : 1),
  });
  return entry ? preferAnother(match, entry) : match;
}
