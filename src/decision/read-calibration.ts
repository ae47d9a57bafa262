/** Reads the calibration of a story from its folder, or the one that ships with the engine. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { languageFolder } from '../knowledge/language-folder.ts';
import { readSource } from '../knowledge/source.ts';
import { formatIssue, type ValidationIssue } from '../knowledge/validation-issue.ts';
import { fittedNamesError } from '../model/logistic.ts';
import { type Calibration, CONTEXT_GATE_NAMES, FOLDER_EVIDENCE_NAMES, GATE_NAMES } from './calibration.ts';
import { EVIDENCE_NAMES } from './evidence.ts';
import { STANCE_EVIDENCE_NAMES } from './stance-evidence.ts';

/** The file in a story's folder, and in a language's for stories that have none. */
export const CALIBRATION_FILE = 'calibration.json';

const term = z.strictObject({ weight: z.number(), mean: z.number(), spread: z.number().positive() });

const logistic = <Name extends string>(names: readonly Name[]) =>
  z.strictObject({
    bias: z.number(),
    terms: z
      .record(z.string(), term)
      .superRefine((terms, context) => {
        const error = fittedNamesError(terms, names);
        if (error !== null)
          context.addIssue({
            code: 'custom',
            message: `${error.message} Fit it anew: npm run fit, and for translations npm run fit -- --translations`,
          });
      })
      .pipe(z.record(z.enum(names), term)),
  });

const cutOffs = z.strictObject({
  confidence: z.number().min(0).max(1),
  onSubject: z.number().min(0).max(1),
});

/** How many messages of each sort it was fitted on. */
const fittedOn = z.strictObject({
  story: z.string(),
  labelled: z.number().int(),
  ownPhrasings: z.number().int(),
  followUps: z.number().int(),
});

/** What the file holds: the calibration, and what it rests on. */
const calibrationSchema = z.strictObject({
  about: z.string(),
  fittedOn,
  calibration: z.strictObject({
    right: logistic(EVIDENCE_NAMES),
    onSubject: logistic(EVIDENCE_NAMES),
    confidence: logistic(GATE_NAMES),
    confidenceInContext: logistic(CONTEXT_GATE_NAMES),
    talk: logistic(STANCE_EVIDENCE_NAMES),
    opinion: logistic(STANCE_EVIDENCE_NAMES),
    answer: cutOffs,
    answerInContext: z.number().min(0).max(1),
    offer: cutOffs,
    ambient: cutOffs,
    ambientTopicLogOdds: z.number(),
    fewPhrasings: logistic(FOLDER_EVIDENCE_NAMES).optional(),
  }),
});

export type CalibrationFile = z.infer<typeof calibrationSchema>;

const read = (file: string, faults: ValidationIssue[]): Calibration | null =>
  readSource(file, calibrationSchema, faults)?.value.calibration ?? null;

/**
 * The calibration of the story in `dir`, fitted on labelled messages; null if it has none, or one that cannot be used,
 * as when it was fitted for other evidence: the reasons are in `faults` then. The one for all stories in this language
 * is looked at in any case: whoever changes the evidence has to fit both.
 */
export function readCalibration(
  dir: string,
  language: string,
  faults: ValidationIssue[],
): Calibration | null {
  const own = join(dir, CALIBRATION_FILE);
  read(join(languageFolder(language), CALIBRATION_FILE), faults);
  return existsSync(own) ? read(own, faults) : null;
}

/** The file for stories that have none: what it says of itself, and the story that it was fitted on. */
export function defaultCalibrationFile(language: string): { path: string; about: string; story: string } {
  const path = join(languageFolder(language), CALIBRATION_FILE);
  const head = z.object({ about: z.string(), fittedOn: z.object({ story: z.string() }) });
  const { about, fittedOn } = head.parse(JSON.parse(readFileSync(path, 'utf8')));
  return { path, about, story: fittedOn.story };
}

/** What a story that has none takes over: how small talk and opinions are told. @throws {Error} if the engine's own file cannot be used. */
export function readDefaultCalibration(language: string): Calibration {
  const faults: ValidationIssue[] = [];
  const calibration = read(join(languageFolder(language), CALIBRATION_FILE), faults);
  if (calibration === null) throw new Error(faults.map(formatIssue).join('\n'));
  return calibration;
}
