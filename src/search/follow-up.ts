/** Reads follow-up questions in the light of the last answer: "why?", "and Israel?", "tell me more". */
import type { Knowledge } from '../knowledge/model.ts';
import { FUNCTION_WORDS } from '../text/english.ts';
import type { Match, Matcher } from './matcher.ts';

/** A message with more content words than this stands on its own. */
const MOST_CONTENT_WORDS = 3;

const POINTS_BACK =
  /\b(he|him|his|she|her|they|them|their|it|its|that|this|those|these|there|then|so|and|what about|how about|else|more|other|others|same)\b/;

/** Whether a message leans on what was said before. */
export function leansOnContext(match: Match): boolean {
  const { words } = match.reading;
  const content = words.filter((word) => !FUNCTION_WORDS.has(word)).length;
  if (content === 0) return true;
  return content <= MOST_CONTENT_WORDS && words.length <= 8 && POINTS_BACK.test(words.join(' '));
}

/** Matches `text`; if it leans on the context, together with what was last answered or refused. */
export function readInContext(
  text: string,
  before: { readonly entry: string | null; readonly gap: string | null } | null,
  knowledge: Knowledge,
  matcher: Matcher,
): Match {
  const alone = matcher.match(text);
  if (before === null || alone.exact !== null || alone.others['small-talk'] > 0.5) return alone;
  const subject =
    (before.entry && knowledge.entries.get(before.entry)?.question) ??
    (before.gap && knowledge.gaps.get(before.gap)?.title);
  if (!subject || !leansOnContext(alone)) return alone;
  return matcher.match(`${subject.replace(/[?.!]+$/, '')}. ${text}`);
}
