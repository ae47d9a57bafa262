/** English as the engine reads it, for tests that need a language and no story. */
import { readLanguage } from '../../src/knowledge/read-language.ts';
import { formatIssue, type ValidationIssue } from '../../src/knowledge/validation-issue.ts';

function read() {
  const faults: ValidationIssue[] = [];
  const folder = readLanguage('en', faults);
  if (folder === null) throw new Error(faults.map(formatIssue).join('\n'));
  return folder.language;
}

export const ENGLISH = read();
