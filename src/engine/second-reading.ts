/** Reads a message of a translation a second time, in the story's own language, which has many more ways to ask. */
import { createGloss } from '../analysis/gloss.ts';
import type { SecondReading } from '../decision/matcher.ts';
import type { Knowledge } from '../knowledge/model.ts';
import type { MatchEngine } from './engine.ts';

/**
 * @param translation The story in the language of the messages.
 * @param story In its own language.
 * @returns null where the language has no dictionary into that of the story.
 */
export function secondReading(translation: Knowledge, story: MatchEngine): SecondReading | null {
  const { dictionary } = translation.language;
  if (dictionary?.into !== story.knowledge.language.code) return null;
  const gloss = createGloss(dictionary, story.knowledge.concepts);
  return (analyzed) => story.matcher.read(gloss(analyzed));
}
