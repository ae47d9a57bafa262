/** Reads the file that a story begins with: an article, or a FAQ in one of its forms. */
import { extname } from 'node:path';
import { readArticle } from './article-text.ts';
import { planFaq } from './faq-plan.ts';
import { looksLikeFaq, readCsv, readJson, readMarkdown } from './faq-text.ts';
import type { Found } from './plan.ts';

/** What the editor says it is; told by the file itself where nothing is said. */
export type SourceForm = 'article' | 'faq';

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
