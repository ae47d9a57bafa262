/** The story's translations, for trying them: compiled aside where nobody has yet, once for each state of the story. */
import type { Languages } from '../../src/core/languages.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { isCompiled } from '../../src/engine/translations.ts';
import { translationsOf } from '../../src/knowledge/translations.ts';
import { createKnowledgeOpener } from '../../src/lifecycle/open-in-child-process.ts';
import { openLanguages } from '../../src/lifecycle/open-languages.ts';
import { languageNames } from '../../src/messages/language-names.ts';

/** What can be had of the translations at this moment. */
export interface OpenedLanguages {
  readonly languages: Languages | null;
  /** What is to be said of those that cannot be had; null where all can. */
  readonly said: string | null;
}

export interface StoryLanguages {
  /** Those of the story as saved. Begins to compile what is not compiled, and says so. */
  open(engine: Engine): Promise<OpenedLanguages>;
}

/** @param compile Compiles a story and its translations, somewhere where that holds up nobody. */
export function createStoryLanguages(
  dir: string,
  compile: (dir: string) => Promise<unknown> = createKnowledgeOpener(),
): StoryLanguages {
  let opened: { readonly revision: string; readonly languages: Languages | null } | null = null;
  /** What is being compiled, or could not be. */
  let tried: { readonly revision: string; said: string } | null = null;

  function begin(engine: Engine, codes: readonly string[], isKnown: boolean): string {
    const { revision } = engine.knowledge;
    if (tried?.revision === revision) return tried.said;
    const names = languageNames(codes, 'en');
    const until = isKnown
      ? 'it is told there as it was before the last change'
      : 'the bot speaks its own language only';
    const now = {
      revision,
      said: `The story in ${names} is being made ready, which takes up to a minute: until then ${until}. Reload the page to see.`,
    };
    tried = now;
    compile(dir).then(
      () => {
        if (!isCompiled(dir, engine)) now.said = `The story in ${names} could not be made ready.`;
      },
      (error: unknown) => {
        now.said = `The story in ${names} could not be made ready: ${error instanceof Error ? error.message : error}`;
      },
    );
    return now.said;
  }

  return {
    async open(engine) {
      const { revision } = engine.knowledge;
      if (opened?.revision === revision) return { languages: opened.languages, said: null };
      const codes = translationsOf(dir);
      // Better as they were before the last change than not at all.
      const meanwhile = opened?.languages ?? null;
      if (!isCompiled(dir, engine))
        return { languages: meanwhile, said: begin(engine, codes, meanwhile !== null) };
      const languages = await openLanguages(dir, engine, async () => {});
      opened = { revision, languages };
      return { languages, said: null };
    },
  };
}
