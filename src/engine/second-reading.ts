/** Reads a message of a translation a second time, in the story's own language, which has many more ways to ask. */
import { readFileSync } from 'node:fs';
import { createGlosser } from '../analysis/gloss.ts';
import type { SecondReading } from '../decision/matcher.ts';
import type { Knowledge } from '../knowledge/model.ts';
import type { MatchEngine } from './engine.ts';

/** @param knowledge The translation. @param story In its own language. */
export function secondReading(knowledge: Knowledge, story: MatchEngine): SecondReading | null {
  const { code, words } = knowledge.language;
  let text: string;
  try { text = readFileSync(`/tmp/gloss-${code}.txt`, 'utf8'); } catch { return null; }
  const dictionary = new Map(text.replace(/\n/g, '').split(';').flatMap((pair): [string, string][] => { const [a, b] = pair.split('='); return a && b !== undefined ? [[a.trim(), b.trim()]] : []; }).reverse());
  const { gloss } = createGlosser(dictionary, words, story.knowledge.concepts);
  return (analyzed) => {
    const g = gloss(analyzed);
    if (process.env.SHOWG) console.error(g);
    return story.matcher.classify(g);
  };
}
