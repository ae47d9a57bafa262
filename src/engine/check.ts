/** The whole check of a knowledge folder: the files, the wording, and whether each phrasing is matched to the entry it stands under. */

import { createRanking } from '../decision/ranking.ts';
import { readCalibration } from '../decision/read-calibration.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import type { Locate } from '../knowledge/places.ts';
import type { ValidationIssue } from '../knowledge/validation-issue.ts';
import { checkGrounding } from '../knowledge/wording/check.ts';
import { factOrder } from '../model/lessons.ts';
import type { Model } from '../model/model.ts';
import type { Engine } from './engine.ts';
import { calibrated, type FreshEngine, trainFresh } from './train.ts';

export interface Checked {
  /** Null if the files are too faulty to build one. */
  readonly engine: Engine | null;
  /** What keeps the knowledge from being used. */
  readonly faults: readonly ValidationIssue[];
  readonly locate: Locate;
}

/** A phrasing with less chance than this of having an answer would be refused if it were typed a little differently. */
const REFUSED_BELOW = 0.3;

/** Phrasings that the matcher takes for something else: whoever asks that way would be answered beside the point. */
function strayPhrasings(
  { engine: { knowledge }, classesOf }: FreshEngine,
  locate: Locate,
): ValidationIssue[] {
  const faults: ValidationIssue[] = [];
  const { rank } = createRanking(knowledge);
  const facts = factOrder(knowledge).length;
  for (const entry of knowledge.entries.values()) {
    for (const [i, phrasing] of entry.phrasings.entries()) {
      const probabilities = classesOf(phrasing);
      const answerable = probabilities.subarray(0, facts).reduce((sum, one) => sum + one, 0);
      const found = rank(probabilities, answerable)[0]!.entry;
      const isMatched = found.facts.some((fact) => entry.facts.includes(fact));
      if (isMatched && answerable >= REFUSED_BELOW) continue;
      const instead = isMatched ? 'something the article does not say' : `"${found.id}"`;
      faults.push({
        ...locate('entry', entry.id, 'phrasings', i),
        message: `the phrasing "${phrasing}" of "${entry.id}" is taken for ${instead}; reword it, or move it there`,
      });
    }
  }
  return faults;
}

/**
 * Reads, checks and trains. Never throws for what the files hold.
 *
 * @param before What was trained before an edit: what the edit did not touch is not trained again.
 */
export function checkKnowledge(dir: string, before: Model | null = null): Checked {
  const { knowledge, faults, locate } = loadKnowledge(dir);
  const all = [...faults];
  const calibration = knowledge && readCalibration(dir, knowledge.language.code, all);
  if (knowledge === null || all.length > 0) return { engine: null, faults: all, locate };
  const fresh = trainFresh(knowledge, { before });
  return {
    engine: calibrated(fresh.engine, calibration),
    faults: [...checkGrounding(knowledge, locate), ...strayPhrasings(fresh, locate)],
    locate,
  };
}
