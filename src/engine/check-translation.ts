/** Checks the translation of a story: its files, each translation against what it translates, and what is missing. */
import type { Calibration } from '../decision/calibration.ts';
import { readCalibration, readDefaultCalibration } from '../decision/read-calibration.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import type { Knowledge } from '../knowledge/model.ts';
import type { Locate } from '../knowledge/places.ts';
import { readLanguage } from '../knowledge/read-language.ts';
import { readTranslation, type Translation } from '../knowledge/read-translation.ts';
import { translated } from '../knowledge/translated.ts';
import { translatedRevision, translationFolder, translationsFolder } from '../knowledge/translations.ts';
import type { ValidationIssue } from '../knowledge/validation-issue.ts';
import { missingTranslations, strangeIds } from '../knowledge/wording/missing-translations.ts';
import { unlikeTheStory } from '../knowledge/wording/translation.ts';
import type { Engine } from './engine.ts';
import { trainEngine } from './train.ts';

export interface CheckedTranslation {
  /** Null where nothing can be told in the language. */
  readonly engine: Engine | null;
  /** What is wrong; what says something else than the story is left out of the engine. */
  readonly faults: readonly ValidationIssue[];
  readonly locate: Locate;
  /** What is not translated: told in the story's own language. */
  readonly missing: readonly ValidationIssue[];
}

/** The translation without what does not say the same as the story: better told in the story's own language. */
function withoutFaulty(
  translation: Translation,
  unlike: readonly { readonly kind: string; readonly id: string }[],
): Translation {
  const has = (kind: string, id: string) => unlike.some((one) => one.kind === kind && one.id === id);
  const without = <T>(kind: string, all: ReadonlyMap<string, T>, rest: (one: T) => T | null) =>
    new Map(
      [...all].flatMap(([id, one]): [string, T][] => {
        const kept = has(kind, id) ? rest(one) : one;
        return kept === null ? [] : [[id, kept]];
      }),
    );
  return {
    ...translation,
    facts: without('fact', translation.facts, () => null),
    entries: without('entry', translation.entries, ({ revision, phrasings }) => ({ revision, phrasings })),
    gaps: without('gap', translation.gaps, ({ phrasings }) => ({ phrasings })),
    names: without('name', translation.names, () => null),
  };
}

/**
 * The calibration of a translation: its own, else the one that the story's translations share, else its language's.
 *
 * @returns null where one of these was fitted for other evidence, or cannot be read: `faults` says so.
 */
function calibrationOf(dir: string, code: string, faults: ValidationIssue[]): Calibration | null {
  const found: ValidationIssue[] = [];
  const own =
    readCalibration(translationFolder(dir, code), code, found) ??
    (found.length > 0 ? null : readCalibration(translationsFolder(dir), code, found));
  faults.push(...found);
  return found.length > 0 ? null : (own ?? readDefaultCalibration(code));
}

export interface LoadedTranslation extends Omit<CheckedTranslation, 'engine'> {
  /** The story in that language; null where nothing can be told in it. */
  readonly knowledge: Knowledge | null;
}

/** @param story The story in its own language. Never throws for what files hold. */
export function loadTranslation(dir: string, code: string, story: Knowledge | null): LoadedTranslation {
  const faults: ValidationIssue[] = [];
  const folder = readLanguage(code, faults);
  const translation = readTranslation(dir, code, faults);
  const nothing = (fault: string): LoadedTranslation => ({
    knowledge: null,
    faults: [...faults, { file: translationFolder(dir, code), line: 0, message: fault }],
    locate: translation.locate,
    missing: [],
  });
  if (folder === null) return nothing(`the language "${code}" cannot be used`);
  if (story === null) return nothing('the story that it translates cannot be read');
  const unlike = unlikeTheStory(story, translation, folder.language);
  faults.push(...unlike.map(({ issue }) => issue), ...strangeIds(story, translation));
  const revision = translatedRevision(dir, code, story.told);
  const knowledge = translated(story, withoutFaulty(translation, unlike), folder, revision);
  if (knowledge === null) return nothing('has no article.yaml that can be used, and so is not told');
  return {
    knowledge,
    faults,
    locate: translation.locate,
    // Who compiles it alone has no use for it.
    get missing() {
      return missingTranslations(story, translation);
    },
  };
}

/** @param story The story in its own language, where it is at hand; else it is read. Never throws for what files hold. */
export function checkTranslation(
  dir: string,
  code: string,
  story: Knowledge | null = loadKnowledge(dir).knowledge,
): CheckedTranslation {
  const loaded = loadTranslation(dir, code, story);
  const faults = [...loaded.faults];
  const calibration = loaded.knowledge && calibrationOf(dir, code, faults);
  return {
    engine: loaded.knowledge && calibration && trainEngine(loaded.knowledge, calibration),
    faults,
    locate: loaded.locate,
    get missing() {
      return loaded.missing;
    },
  };
}
