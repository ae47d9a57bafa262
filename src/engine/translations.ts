/** Opens a story in another language: from what was compiled before, else read, checked and trained. */
import { fingerprint } from '../knowledge/files.ts';
import { translatedRevision } from '../knowledge/translated.ts';
import { translationsOf } from '../knowledge/translations.ts';
import type { ValidationIssue } from '../knowledge/validation-issue.ts';
import { readCompiled, writeCompiled } from './compiled.ts';
import { createEngine, type Engine } from './engine.ts';

/** The engine of a translation that was compiled before; null if it was not, or has changed since. */
export function openTranslation(dir: string, code: string): Engine | null {
  const compiled = readCompiled(translatedRevision(dir, code, fingerprint(dir)));
  return compiled && createEngine(compiled);
}

/**
 * Compiles each translation that is not compiled yet, which takes some seconds each.
 *
 * @returns what keeps one of them from being told.
 */
export async function compileTranslations(dir: string): Promise<ValidationIssue[]> {
  const faults: ValidationIssue[] = [];
  const own = fingerprint(dir);
  for (const code of translationsOf(dir)) {
    if (readCompiled(translatedRevision(dir, code, own)) !== null) continue;
    // Reading and checking need libraries that a start from compiled knowledge does without.
    const { checkTranslation } = await import('./check-translation.ts');
    const checked = checkTranslation(dir, code);
    if (checked.engine !== null) writeCompiled(checked.engine);
    else faults.push(...checked.faults);
  }
  return faults;
}
