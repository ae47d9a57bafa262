/** Compiles a story and its translations side by side: for the build, and for a start or an edit. */

import { beginTranslations, type Compiling } from './compile-translations.ts';
import type { Engine } from './engine.ts';
import { openEngine, type ReadStory } from './open.ts';

export interface CompileEvents {
  /** The story has passed its check, and is learned now. Not told where it is compiled already. */
  onRead?(read: ReadStory): void | Promise<void>;
  onTranslation?(code: string): void;
}

/**
 * @returns the story; its translations are kept where compiled knowledge is.
 * @throws {KnowledgeError} if the story has faults.
 */
export async function compileAll(
  dir: string,
  { onRead = () => {}, onTranslation }: CompileEvents = {},
): Promise<Engine> {
  let translations: Compiling | undefined;
  const story = await openEngine(dir, async (read) => {
    await onRead(read);
    translations = beginTranslations(dir, read.knowledge, onTranslation);
  });
  translations ??= beginTranslations(dir, story.knowledge, onTranslation);
  await translations.finish(story);
  return story;
}
