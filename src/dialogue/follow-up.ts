/** Reads follow-up questions in the light of the last answer: "why?", "and the others?", "tell me more". */

import type { AnalyzedText } from '../analysis/analyze.ts';
import type { Match, Matcher } from '../decision/matcher.ts';
import type { Entry, Gap, Knowledge } from '../knowledge/model.ts';
import { contentWords } from '../text/english.ts';

/** A message with more content words than this stands on its own. */
const MOST_CONTENT_WORDS = 4;

/** Words that point back to what was said. */
const POINTS_BACK =
  /\b(he|him|his|she|her|they|them|their|it|its|that|this|those|these|there|then|else|more|other|others|same|ones?)\b/;

/** Stands for a person, who may have been named in the same message: "who was the envoy before he left?" */
const PERSON = /^(he|him|his|she|her)$/;

/** Openings that carry on with what was said. */
const CARRIES_ON =
  /^(and|but|so|ok|okay|or|what about|how about|why|since when|says who|by whom|who|where|when|how|which|really)\b/;

/** Asks for the ground of what was just said, which is said again with its source. */
const ASKS_FOR_GROUND =
  /^(?:(?:and|but|so|ok|wait|hm+) )*(?:(?:is|was) (?:that|this|it) (?:\w+ )?(?:confirmed|official|true|certain|sure|a fact|known|real|verified)|says who|said who|who says(?: so| that)?|according to whom?|by whom?|by who|as of when|since when|confirmed(?: by whom?)?|source|sources|how do (?:you|we|they) know(?: that| this)?|really|for real|are you sure|you sure|who confirmed (?:that|this|it))\b/;

/** Asks for whatever else there is. */
const ASKS_FOR_MORE =
  /^(?:(?:and|ok|okay|so|please|can you|could you) )*(?:(?:tell|give|show) (?:me|us) (?:a bit |some )?more|tell me about (?:it|that|this)|more|more (?:details?|info|information|please|on (?:it|that|this))|go on|continue|elaborate|anything (?:else|more)|what else|and|and then|details?)(?: please| pls)?$/;

/** How much the context weighs, by the number of the message's own content words. */
const CONTEXT_SHARE = [0.8, 0.65, 0.5, 0.4, 0.3];

/** A fact just stated is seldom asked for again; one that belongs with it often is. */
const STATED = 0.5;
const NEARBY = 4;

const NEARLY_AS_GOOD = 0.4;

/** What was last talked about. */
export interface DialogueState {
  readonly entry: string | null;
  readonly gap: string | null;
  /** Entries that were offered to choose from, in the order shown. */
  readonly offered: readonly string[];
}

/** Takes one of what was offered: "2", "the second one please", "the last". */
const TAKES_ONE =
  /^(?:(?:yes|yep|ok|okay|number|no|option|the|i mean|i meant) )*(?:(?<first>1|1st|one|first)|(?<second>2|2nd|two|second)|(?<third>3|3rd|three|third)|(?<last>last))(?: one)?(?: please| pls)?$/;

/** Takes the only one that was offered. */
const TAKES_IT =
  /^(?:yes|yep|yeah|yup|right|correct|exactly|sure|ok|okay|that one|that|this|this one)(?: please| pls)?$/;

/** Which of the offered entries the message takes. */
function taken(typed: string, offered: readonly string[]): string | undefined {
  if (offered.length === 1 && TAKES_IT.test(typed)) return offered[0];
  const { first, second, third, last } = TAKES_ONE.exec(typed)?.groups ?? {};
  if (last !== undefined) return offered.at(-1);
  return [first, second, third].flatMap((word, i) => (word === undefined ? [] : (offered[i] ?? [])))[0];
}

/** Whether the first word for a person has somebody of the story before it, and so points into the message itself. */
function namesWhomItMeans({ words, hits }: AnalyzedText): boolean {
  const at = words.findIndex((word) => PERSON.test(word));
  return hits.some(({ concept, to }) => concept.role === 'subject' && to <= at);
}

function leansOnContext(analyzed: AnalyzedText): boolean {
  const { typed, words } = analyzed;
  const content = contentWords(words).length;
  if (content === 0) return true;
  if (content > MOST_CONTENT_WORDS || words.length > 12 || namesWhomItMeans(analyzed)) return false;
  return POINTS_BACK.test(typed) || (CARRIES_ON.test(typed) && content <= 2);
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

/** Matches `text`; if it leans on the context, together with what was last answered or refused. */
export function matchInDialogue(
  text: string,
  before: DialogueState | null,
  knowledge: Knowledge,
  matcher: Matcher,
): Match {
  const alone = matcher.match(text);
  const one = before && taken(alone.analyzed.typed, before.offered);
  if (one && knowledge.entries.has(one)) return { ...alone, exact: { entry: one } };
  const entry = before?.entry ? knowledge.entries.get(before.entry) : undefined;
  const gap: Gap | undefined = before?.gap ? knowledge.gaps.get(before.gap) : undefined;
  if ((!entry && !gap) || alone.others['small-talk'] > 0.5) return alone;
  const { typed, words } = alone.analyzed;
  if (!leansOnContext(alone.analyzed)) return alone;

  if (entry && ASKS_FOR_MORE.test(typed)) {
    const more = further(entry, knowledge);
    if (more) return { ...alone, exact: { entry: more.id } };
  }
  if (entry && ASKS_FOR_GROUND.test(typed)) return { ...alone, exact: { entry: entry.id } };

  const stated = new Set(entry?.facts ?? []);
  const nearby = new Set(entry ? neighbours(entry, knowledge).flatMap(({ facts }) => facts) : gap?.nearest);
  const content = contentWords(words).length;
  const match = matcher.matchInContext(text, alone, {
    text: entry ? entry.question : (gap?.title ?? ''),
    share: CONTEXT_SHARE[Math.min(content, CONTEXT_SHARE.length - 1)]!,
    factor: (fact) => (stated.has(fact) ? STATED : nearby.has(fact) ? NEARBY : 1),
  });
  return entry ? preferAnother(match, entry) : match;
}
