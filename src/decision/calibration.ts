/** What the gates of the decision were fitted to, and the gates made of it. */
import { createGate, type Gate, type Logistic } from '../model/logistic.ts';
import { EVIDENCE_NAMES, type EvidenceName, type FolderOnlyName, logOdds, namesOf } from './evidence.ts';
import type { Match } from './matcher.ts';
import { STANCE_EVIDENCE_NAMES, type StanceEvidenceName } from './stance-evidence.ts';

/** What the two gates say of a match, in log-odds: what a confidence is told from. */
export const GATE_NAMES = ['right', 'onSubject'] as const;

/** The same for a follow-up: read with its context it is about the story. */
export const CONTEXT_GATE_NAMES = ['right'] as const;

/**
 * The evidence that the gate of a folder without labelled messages rests on: few numbers, which mean the same among two
 * hundred phrasings as among ten thousand, and of each whether it speaks for an answer (1) or against it (-1), which no
 * small folder may get wrong by chance.
 */
export const FOLDER_EVIDENCE = {
  bestEntry: 1,
  rival: -1,
  unanswered: -1,
  offTopic: -1,
  chatter: -1,
  foreignShare: -1,
  nearestEntry: 1,
  nearestGap: -1,
  novelWords: -1,
  said: 1,
} as const satisfies Readonly<Partial<Record<EvidenceName | FolderOnlyName, 1 | -1>>>;

export type FolderEvidenceName = keyof typeof FOLDER_EVIDENCE;

export const FOLDER_EVIDENCE_NAMES = namesOf(FOLDER_EVIDENCE);

/** Coefficients and cut-offs, fitted with `npm run fit`; see docs/matching.md. */
export interface Calibration {
  /** From the evidence: probability that the best entry is a right answer. */
  readonly right: Logistic<EvidenceName>;
  /** From the evidence: probability that the message is about the story at all. */
  readonly onSubject: Logistic<EvidenceName>;
  /** Probability that the best entry is a right answer, in the place of both gates and of what is told from them, in a folder that has no labelled messages. */
  readonly folder?: Logistic<FolderEvidenceName>;
  /** The same, as a large story with few of its phrasings has it: what a small folder's own is mixed with. */
  readonly fewPhrasings?: Logistic<FolderEvidenceName> | undefined;
  /** From the log-odds of both: what share of such answers is right. */
  readonly confidence: Logistic<(typeof GATE_NAMES)[number]>;
  readonly confidenceInContext: Logistic<(typeof CONTEXT_GATE_NAMES)[number]>;
  /** From the evidence of stance: probability that it is small talk, and that a verdict is wanted or vent given. */
  readonly talk: Logistic<StanceEvidenceName>;
  readonly opinion: Logistic<StanceEvidenceName>;
  /** An answer needs this much confidence, and this much certainty that the story is meant. */
  readonly answer: CutOffs;
  /** An answer to a follow-up needs this much confidence. */
  readonly answerInContext: number;
  /** An offer of the nearest questions needs less. */
  readonly offer: CutOffs;
  /** An answer that nobody asked for needs more. */
  readonly ambient: CutOffs;
  /** ... and a word that speaks this much for the story (log-odds). */
  readonly ambientTopicLogOdds: number;
}

/** Probabilities, 0 to 1. */
export interface CutOffs {
  readonly confidence: number;
  readonly onSubject: number;
}

/** Nothing is answered at half a confidence. */
const TOO_LITTLE = 0.5;

/** Tells how sure the gates are of a match. */
export type CertaintyOf = (match: Match) => CutOffs;

/**
 * The gates of a calibration, made ready.
 *
 * @throws {FittedNamesError} if it was fitted for other evidence than is computed.
 */
export function createCertainty(calibration: Calibration): CertaintyOf {
  const right: Gate<EvidenceName> = createGate(calibration.right, EVIDENCE_NAMES);
  const onSubject = createGate(calibration.onSubject, EVIDENCE_NAMES);
  const confidence = createGate(calibration.confidence, GATE_NAMES);
  const confidenceInContext = createGate(calibration.confidenceInContext, CONTEXT_GATE_NAMES);
  if (calibration.folder !== undefined) {
    const gate: Gate<FolderEvidenceName> = createGate(calibration.folder, FOLDER_EVIDENCE_NAMES);
    const talk = createGate(calibration.talk, STANCE_EVIDENCE_NAMES);
    return ({ evidence, inContext, stance }) => {
      // Without a word that carries meaning a message says too little, however few entries there are to choose from.
      const saysEnough = inContext || evidence.contentWords > 0;
      // Few numbers cannot tell what is asked of the bot itself from what is asked of the story.
      const ofStory = stance.addressed === 1 ? 1 - talk(stance) : 1;
      return { confidence: gate(evidence) * ofStory * (saysEnough ? 1 : TOO_LITTLE), onSubject: 1 };
    };
  }
  return (match) => {
    const ofRight = logOdds(right(match.evidence));
    if (match.inContext) return { confidence: confidenceInContext({ right: ofRight }), onSubject: 1 };
    const ofSubject = onSubject(match.evidence);
    return {
      confidence: confidence({ right: ofRight, onSubject: logOdds(ofSubject) }),
      onSubject: ofSubject,
    };
  };
}

/** Tells how sure the gates are that a message is small talk, and that it wants a verdict or gives vent. */
export type StanceOf = (match: Match) => { readonly talk: number; readonly opinion: number };

/**
 * The gates of stance of a calibration, made ready.
 *
 * @throws {FittedNamesError} if it was fitted for other evidence than is computed.
 */
export function createStance(calibration: Pick<Calibration, 'talk' | 'opinion'>): StanceOf {
  const talk = createGate(calibration.talk, STANCE_EVIDENCE_NAMES);
  const opinion = createGate(calibration.opinion, STANCE_EVIDENCE_NAMES);
  return ({ stance }) => ({ talk: talk(stance), opinion: opinion(stance) });
}
