/** What of a story its translations rest on: all that it tells, and none of the ways to ask for it. */
import { createHash } from 'node:crypto';
import type { Knowledge } from './model.ts';

type Told = Pick<
  Knowledge,
  'article' | 'language' | 'facts' | 'topics' | 'entries' | 'gaps' | 'concepts' | 'names'
>;

/** Each way to ask is one of the story's own language, which a translation has none of. */
const withoutPhrasings = <T extends { readonly phrasings: readonly string[] }>(all: ReadonlyMap<string, T>) =>
  [...all.values()].map(({ phrasings: _, ...told }) => told);

/** The same for the same telling: where it is, no translation has to be read, checked or trained again. */
export const toldFingerprint = (story: Told): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        story.language.code,
        story.article,
        [...story.facts.values()],
        story.topics,
        withoutPhrasings(story.entries),
        withoutPhrasings(story.gaps),
        story.concepts,
        story.names,
      ]),
    )
    .digest('hex')
    .slice(0, 16);
