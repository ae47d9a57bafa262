/** What a refusal says of a match: why there is no answer, which gap names what is missing, and what comes nearest. */
import { contentCount } from '../analysis/analyze.ts';
import type { Gap, Knowledge } from '../knowledge/model.ts';
import type { Decision } from './decision.ts';
import type { Match } from './matcher.ts';
import { distinctEntries, MAX_SUGGESTIONS } from './offers.ts';

/** A gap's own reply is used only if the message is at least this near to its phrasings (cosine) ... */
const NEAR_GAP = 0.2;

/**
 * ... or this near, where it likely asks for what the article lacks: then 8 in 10 ask for that very thing, and most others
 * for something of its kind. The fewer words there are, the more a chance likeness weighs.
 */
const NEAR_GAP_LIKELY = { fewWords: 0.15, manyWords: 0.12 } as const;
const MANY_CONTENT_WORDS = 4;

/** Read with its context a message is longer, and so less near to any phrasing. */
const NEAR_GAP_IN_CONTEXT = 0.12;

/** This likely it is asked for what the article lacks. */
export const LIKELY_LACKED = 0.5;

/** Whether a gap was found to be near only because what is asked for is likely missing. */
export const isFarFromGap = ({ nearestGap, exact }: Match): boolean =>
  exact === null && (nearestGap?.similarity ?? 0) < NEAR_GAP;

/** What sounds loaded asks for a fact where a judgement is less likely than this, and this likely and near what is missing. */
const FACT_NOT_JUDGEMENT = { opinion: 0.1, lacked: 0.6, likeness: 0.16 } as const;

/** No word of a message speaks for the story (log-odds). */
const HARDLY_OF_STORY = 0.7;

const REFUSALS = ['not-in-article', 'after-article', 'opinion'] as const;

/** The gap whose own words say what a message asks for; null if none is near enough. */
export function nearGap({ nearestGap, inContext, others, said }: Match, knowledge: Knowledge): Gap | null {
  const gap = knowledge.gaps.get(nearestGap?.id ?? '');
  if (gap === undefined || nearestGap === null) return null;
  const isLikely = gap.reason === 'not-in-article' && others['not-in-article'] >= LIKELY_LACKED;
  const likely =
    contentCount(said) >= MANY_CONTENT_WORDS ? NEAR_GAP_LIKELY.manyWords : NEAR_GAP_LIKELY.fewWords;
  const needed = inContext ? NEAR_GAP_IN_CONTEXT : isLikely ? likely : NEAR_GAP;
  return nearestGap.similarity >= needed ? gap : null;
}

/** Whether what sounds loaded asks for what is missing, or for what came later: "why would he leave?", "is she out now?". */
function asksForFact({ others, nearestGap }: Match, gap: Gap | null): boolean {
  if (others.opinion >= FACT_NOT_JUDGEMENT.opinion) return false;
  const isLacked =
    gap?.reason === 'not-in-article' &&
    (nearestGap?.similarity ?? 0) >= FACT_NOT_JUDGEMENT.likeness &&
    others['not-in-article'] >= FACT_NOT_JUDGEMENT.lacked;
  return isLacked || others['after-article'] >= LIKELY_LACKED;
}

/**
 * Why there is no answer, which gap says so in words of its own, and what comes nearest.
 *
 * @param confidence That it is right to refuse, 0 to 1.
 * @param opinion A judgement is wanted.
 */
export function refuse(match: Match, knowledge: Knowledge, confidence: number, opinion = false): Decision {
  const { others } = match;
  const gap = nearGap(match, knowledge);
  const judges = opinion && !asksForFact(match, gap);
  const onSubject = others['not-in-article'] + others['after-article'] + others.opinion + match.answerable;
  // A judgement may be wanted of anything: where no word speaks for the story, of something else.
  const mayBeElse = !judges || (match.analyzed.question && match.topicLogOdds < HARDLY_OF_STORY);
  if (mayBeElse && onSubject < others['off-topic'] + others.chatter + others['small-talk'])
    return { kind: 'no-answer', reason: 'off-topic', gap: null, nearest: [], confidence };
  const likeliest = (judges ? (['opinion'] as const) : REFUSALS).reduce((a, b) =>
    others[b] > others[a] ? b : a,
  );
  const likeGap = gap?.reason === likeliest || (!judges && others[likeliest] < LIKELY_LACKED);
  const reason = likeGap ? (gap?.reason ?? likeliest) : likeliest;
  return {
    kind: 'no-answer',
    reason,
    gap: gap?.reason === reason ? gap : null,
    nearest: distinctEntries(match, MAX_SUGGESTIONS),
    confidence,
  };
}
