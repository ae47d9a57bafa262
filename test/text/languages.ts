/** The languages as the engine reads them from their folders, for tests that need a language and no story. */
import { readLanguage } from '../../src/knowledge/read-language.ts';
import { formatIssue, type ValidationIssue } from '../../src/knowledge/validation-issue.ts';
import type { Language } from '../../src/text/language.ts';

const read = new Map<string, Language>();

/** Read once in each process of tests. */
export function languageOf(code: string): Language {
  const known = read.get(code);
  if (known !== undefined) return known;
  const faults: ValidationIssue[] = [];
  const folder = readLanguage(code, faults);
  if (folder === null) throw new Error(faults.map(formatIssue).join('\n'));
  read.set(code, folder.language);
  return folder.language;
}
