/** Warns of phrasings that the bot finds word for word alone: whoever types them a little differently is answered beside the point. */
import { createRanking } from '../decision/ranking.ts';
import type { Entry, Knowledge } from '../knowledge/model.ts';
import type { Locate } from '../knowledge/places.ts';
import type { ValidationIssue } from '../knowledge/validation-issue.ts';
import { factOrder, OTHER_CLASSES } from '../model/lessons.ts';
import type { TrainedModel } from '../model/model.ts';
import type { Engine } from './engine.ts';

/** A phrasing with less chance than this of having an answer would be refused if it were typed a little differently. */
const REFUSED_BELOW = 0.3;

const shareFacts = (a: Entry, b: Entry): boolean => a.facts.some((fact) => b.facts.includes(fact));

/** Which of what is no question to a fact is likeliest. */
function likeliestOther(probabilities: Float64Array, { facts }: Knowledge): (typeof OTHER_CLASSES)[number] {
  const of = (i: number): number => probabilities[facts.size + i]!;
  return OTHER_CLASSES[OTHER_CLASSES.reduce((best, _, i) => (of(i) > of(best) ? i : best), 0)]!;
}

/** What a phrasing is taken for instead, in words. */
function otherInWords(
  phrasing: string,
  other: (typeof OTHER_CLASSES)[number],
  { knowledge, matcher }: Engine,
): string {
  const gap = knowledge.gaps.get(matcher.match(phrasing).nearestGap?.id ?? '');
  if (other === 'off-topic' || other === 'chatter') return 'talk of something else';
  if (other === 'small-talk') return 'small talk';
  const named = gap?.reason === other ? `, as under "${gap.id}"` : '';
  return `something that the ${knowledge.article.source.kind} does not say${named}`;
}

/** Phrasings that are taken for something else as soon as they are not known word for word. */
export function strayPhrasings(
  engine: Engine,
  classesOf: TrainedModel['classesOf'],
  locate: Locate,
): ValidationIssue[] {
  const { knowledge, matcher, decide } = engine;
  const warnings: ValidationIssue[] = [];
  const { rank } = createRanking(knowledge);
  const facts = factOrder(knowledge).length;
  /** Whether the bot answers it without knowing it word for word: by what the entry states, or by a list of the whole. */
  const isAnswered = (phrasing: string, entry: Entry): boolean => {
    const decision = decide.direct({ ...matcher.match(phrasing), exact: null });
    return decision.kind === 'whole' || (decision.kind === 'answer' && shareFacts(decision.entry, entry));
  };
  for (const entry of knowledge.entries.values()) {
    for (const [i, phrasing] of entry.phrasings.entries()) {
      const probabilities = classesOf(phrasing);
      const answerable = probabilities.subarray(0, facts).reduce((sum, one) => sum + one, 0);
      const found = rank(probabilities, answerable)[0]!.entry;
      const isMatched = shareFacts(found, entry);
      if (isMatched && answerable >= REFUSED_BELOW) continue;
      const other = likeliestOther(probabilities, knowledge);
      // Asked of any story, it gets a list of the whole, which is no refusal.
      if (answerable < REFUSED_BELOW && (other === 'whole' || isAnswered(phrasing, entry))) continue;
      const instead = isMatched ? otherInWords(phrasing, other, engine) : `"${found.id}"`;
      warnings.push({
        ...locate('entry', entry.id, 'phrasings', i),
        message: `typed a little differently, the phrasing "${phrasing}" of "${entry.id}" is taken for ${instead}; reword it, or move it there`,
      });
    }
  }
  return warnings;
}
