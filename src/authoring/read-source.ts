/** Reads the file that a story begins with: an article, or a FAQ in one of its forms. */
import { extname } from 'node:path';
import { readBounded } from '../knowledge/read-file.ts';
import { UNSEEN } from '../knowledge/schema.ts';
import { readArticle } from './article-text.ts';
import { planFaq } from './faq-plan.ts';
import { looksLikeFaq, readCsv, readJson, readMarkdown } from './faq-text.ts';
import { ImportError } from './import-error.ts';
import type { Found } from './plan.ts';

/** What the editor says it is; told by the file itself where nothing is said. */
export type SourceForm = 'article' | 'faq';

/**
 * The text of a file that somebody else may have written: without signs that nobody sees, which would stand in remarks
 * above what an editor words.
 *
 * @throws {ImportError} if the bot would read no such file, or it is in no UTF-8.
 */
export function readSourceText(path: string): string {
  const read = readBounded(path);
  if ('fault' in read) throw new ImportError('import.file', `This file ${read.fault}.`);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(read.bytes);
    return text.replaceAll(new RegExp(UNSEEN, 'gu'), ' ');
  } catch {
    throw new ImportError(
      'import.encoding',
      'This file is not written in UTF-8: save it as that, and try again.',
    );
  }
}

/** @throws {ImportError} if nothing of use is in it. */
export function readSourceFile(name: string, raw: string, form?: SourceForm): Found {
  const text = raw.replace(/^\uFEFF/, '');
  switch (extname(name).toLowerCase()) {
    case '.csv':
    case '.tsv':
      return planFaq(readCsv(text));
    case '.json':
      return planFaq(readJson(text));
    default:
      return (form ?? (looksLikeFaq(text) ? 'faq' : 'article')) === 'faq'
        ? planFaq(readMarkdown(text))
        : readArticle(text);
  }
}
