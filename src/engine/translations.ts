/** Opens a story in other languages: from what was compiled before, else read, checked and trained. */
import type { WordProfile } from '../dialogue/spoken-language.ts';

import { translatedRevision, translationsOf } from '../knowledge/translations.ts';
import type { ValidationIssue } from '../knowledge/validation-issue.ts';
import { compiledName, readCompiled, readKept, writeCompiled, writeKept } from './compiled.ts';
import { createEngine, type Engine } from './engine.ts';
import { secondReading } from './second-reading.ts';

/** A story's translations, as they were compiled. */
export interface Translations {
  /** The codes of the languages that it is told in besides its own. */
  readonly codes: readonly string[];
  /** By which words each language is known; the story's own language first. */
  readonly profile: WordProfile;
  /** The engine of a language, made when it is first needed; null if there is none. */
  open(code: string): Engine | null;
}

const profileName = (revisions: readonly string[]): string => compiledName(`words-${revisions.join('-')}`);

const revisionsOf = (dir: string, own: string): [code: string, revision: string][] =>
  translationsOf(dir).map((code) => [code, translatedRevision(dir, code, own)]);

/** The revisions of a story's translations, by language, and the words by which languages are known if all is compiled. */
function keptOf(dir: string, own: string) {
  const revisions = new Map(revisionsOf(dir, own));
  const profile = readKept(profileName([...revisions.values()])) as WordProfile | null;
  return { revisions, profile };
}

/**
 * The translations of the story in force, as far as they were compiled: null if there are none.
 *
 * @param story The story in force, in its own language.
 */
export function openTranslations(dir: string, story: Engine): Translations | null {
  const { revisions, profile } = keptOf(dir, story.knowledge.revision);
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
export const isCompiled = (dir: string, own: string): boolean =>
  translationsOf(dir).length === 0 || keptOf(dir, own).profile !== null;

/**
 * Compiles each translation that is not compiled yet, which takes some ten seconds each, and longer on a busy machine.
 *
 * @param story In its own language.
 * @param onCompile Told of each language before it is compiled.
 * @returns what is wrong with them; what can be told is told all the same.
 */
export async function compileTranslations(
  dir: string,
  story: Engine,
  onCompile: (code: string) => void = () => {},
): Promise<ValidationIssue[]> {
  const faults: ValidationIssue[] = [];
  const revisions = revisionsOf(dir, story.knowledge.revision);
  const name = profileName(revisions.map(([, revision]) => revision));
  if (revisions.length === 0 || readKept(name) !== null) return faults;
  // Reading and checking need libraries that a start from compiled knowledge does without.
  const [{ checkTranslation }, { collectWordProfile }] = await Promise.all([
    import('./check-translation.ts'),
    import('./word-profile.ts'),
  ]);
  const told: Engine[] = [];
  for (const [code, revision] of revisions) {
    const before = readCompiled(revision);
    if (before !== null) {
      told.push(createEngine(before));
      continue;
    }
    onCompile(code);
    const checked = checkTranslation(dir, code, story.knowledge);
    faults.push(...checked.faults);
    if (checked.engine === null) continue;
    writeCompiled(checked.engine);
    told.push(checked.engine);
  }
  writeKept(name, collectWordProfile([story, ...told]));
  return faults;
}
