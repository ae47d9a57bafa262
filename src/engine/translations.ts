/** Opens a story in other languages from what was compiled before. */
import type { WordProfile } from '../dialogue/spoken-language.ts';
import { translatedRevision, translationsOf } from '../knowledge/translations.ts';
import { compiledName, readCompiled, readKept } from './compiled.ts';
import { createEngine, type Engine, type Trained } from './engine.ts';
import { secondReading } from './second-reading.ts';
import { storyWordsFingerprint } from './story-words.ts';

/** A story's translations, as they were compiled. */
export interface Translations {
  /** The codes of the languages that it is told in besides its own. */
  readonly codes: readonly string[];
  /** By which words each language is known; the story's own language first. */
  readonly profile: WordProfile;
  /** The engine of a language, made when it is first needed; null if there is none. */
  open(code: string): Engine | null;
}

/** What is kept of a story's translations, and under which names. */
interface Kept {
  /** The revisions of the translations, by language. */
  readonly revisions: ReadonlyMap<string, string>;
  readonly profileName: string;
  /** The words by which languages are known, if all is compiled. */
  readonly profile: WordProfile | null;
}

/** @param told Fingerprint of what the story tells. */
export const revisionsOf = (dir: string, told: string): Map<string, string> =>
  new Map(translationsOf(dir).map((code) => [code, translatedRevision(dir, code, told)]));

export function keptOf(dir: string, story: Trained): Kept {
  const revisions = revisionsOf(dir, story.knowledge.told);
  const all = [storyWordsFingerprint(story), ...revisions.values()].join('-');
  const profileName = compiledName(`words-${all}`);
  return { revisions, profileName, profile: readKept(profileName) as WordProfile | null };
}

/**
 * The translations of the story in force, as far as they were compiled: null if there are none.
 *
 * @param story The story in force, in its own language.
 */
export function openTranslations(dir: string, story: Engine): Translations | null {
  const { revisions, profile } = keptOf(dir, story);
  if (revisions.size === 0 || profile === null) return null;
  const codes = profile.codes.filter((code) => revisions.has(code));
  const opened = new Map<string, Engine | null>();
  return {
    codes,
    profile,
    open(code) {
      const known = opened.get(code);
      if (known !== undefined) return known;
      const compiled = codes.includes(code) ? readCompiled(revisions.get(code)!) : null;
      const engine = compiled && createEngine(compiled, secondReading(compiled.knowledge, story));
      opened.set(code, engine);
      return engine;
    },
  };
}

/** Whether everything that a start would use is compiled. */
export const isCompiled = (dir: string, story: Trained): boolean =>
  translationsOf(dir).length === 0 || keptOf(dir, story).profile !== null;
