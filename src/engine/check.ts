/** The whole check of a knowledge folder: the files, the wording, and whether each phrasing is matched to the entry it stands under. */
import { join } from 'node:path';
import type { Calibration } from '../decision/calibration.ts';
import { readCalibration } from '../decision/read-calibration.ts';
import { type Draft, loadKnowledge } from '../knowledge/load.ts';
import type { Entry, Gap, Knowledge } from '../knowledge/model.ts';
import type { Locate } from '../knowledge/places.ts';
import type { ValidationIssue } from '../knowledge/validation-issue.ts';
import { checkGrounding } from '../knowledge/wording/check.ts';
import { wordKey } from '../text/normalise.ts';
import { strayPhrasings } from './check-phrasings.ts';
import type { Engine } from './engine.ts';
import { calibrated, trainFresh } from './train.ts';

export interface Checked {
  /** Null if the files are too faulty to build one. */
  readonly engine: Engine | null;
  /** What keeps the knowledge from being used. */
  readonly faults: readonly ValidationIssue[];
  /** What it can be used with, and is better mended. */
  readonly warnings: readonly ValidationIssue[];
  /** What is still to be written, which is left out. */
  readonly drafts: readonly Draft[];
  readonly locate: Locate;
}

/** Example questions that the bot, put to it, does not answer. */
function unansweredExamples({ knowledge, matcher, decide }: Engine, dir: string): ValidationIssue[] {
  return knowledge.article.words.examples
    .filter((example) => !['answer', 'whole'].includes(decide.direct(matcher.match(example)).kind))
    .map((example) => ({
      file: join(dir, 'article.yaml'),
      line: 0,
      message: `the example "${example}" gets no answer; write it as a question of an entry, or take it out`,
    }));
}

/** With fewer ways to ask than this, people are missed who ask in words of their own. */
const FEW_PHRASINGS = 5;

/** Entries and gaps that know few ways to ask them. */
function thinEntries({ entries, gaps, language }: Knowledge, locate: Locate): ValidationIssue[] {
  const thin = (kind: 'entry' | 'gap', one: Entry | Gap): ValidationIssue[] => {
    const { id, phrasings } = one;
    // The question of an entry is known like a way to ask.
    const own = 'question' in one ? [one.question] : [];
    const ways = new Set([...own, ...phrasings].map((text) => wordKey(text, language.words))).size;
    if (ways >= FEW_PHRASINGS) return [];
    const known = ways === 1 ? 'one way' : `${ways} ways`;
    return [
      {
        ...locate(kind, id, 'phrasings'),
        about: id,
        message: `"${id}" knows ${known} to ask it${own.length === 0 ? '' : ', its question among them'}; write at least ${FEW_PHRASINGS}, each in other words`,
        alike: `entries and gaps know fewer than ${FEW_PHRASINGS} ways to ask them, their questions among them; write more, each in other words`,
      },
    ];
  };
  return [
    ...[...entries.values()].flatMap((entry) => thin('entry', entry)),
    ...[...gaps.values()].flatMap((gap) => thin('gap', gap)),
  ];
}

/** What the files of a folder say, before anything is learned from them. */
export interface CheckedFiles extends Omit<Checked, 'engine'> {
  /** Null if the files are too faulty to learn from; what a wording claims keeps nobody from that. */
  readonly knowledge: Knowledge | null;
  /** That of the folder, if it has one. */
  readonly calibration: Calibration | null;
}

/** Reads the files and checks what they say, which takes no training. Never throws for what they hold. */
export function checkFiles(dir: string): CheckedFiles {
  const { knowledge, faults, warnings, drafts, locate } = loadKnowledge(dir);
  const all = [...faults];
  const calibration = knowledge && readCalibration(dir, knowledge.language.code, all);
  if (knowledge === null || all.length > 0)
    return { knowledge: null, calibration: null, faults: all, warnings, drafts, locate };
  return { knowledge, calibration, faults: checkGrounding(knowledge, locate), warnings, drafts, locate };
}

/** Reads, checks and trains. Never throws for what the files hold. */
export function checkKnowledge(dir: string): Checked {
  const { knowledge, calibration, faults, warnings, drafts, locate } = checkFiles(dir);
  if (knowledge === null) return { engine: null, faults, warnings, drafts, locate };
  const fresh = trainFresh(knowledge);
  const engine = calibrated(fresh.engine, calibration);
  return {
    engine,
    faults,
    warnings: [
      ...warnings,
      ...strayPhrasings(engine, fresh.classesOf, locate),
      ...unansweredExamples(engine, dir),
      ...thinEntries(knowledge, locate),
    ],
    drafts,
    locate,
  };
}
