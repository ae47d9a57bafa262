/** What is made from the engines in force: answerers by language, and the finder of topics. */
import type { Surroundings } from '../dialogue/spoken-language.ts';
import type { Engine } from '../engine/engine.ts';
import type { Messages } from '../messages/catalog.ts';
import { languageOf, messagesFor } from '../messages/messages.ts';
import { type Answerer, type AnswererOptions, createAnswerer } from './answerer.ts';
import type { Languages } from './languages.ts';
import { createTopicFinder, type TopicFinder } from './topics.ts';

export interface EngineServices {
  readonly engine: Engine;
  /** The language in which questions are read and stories told here. */
  readonly language: string;
  /** Whether that is the story's own. */
  readonly isOwn: boolean;
  /** The codes of all languages that the story is told in, its own first. */
  readonly languages: readonly string[];
  answererIn(messages: Messages): Answerer;
  /** Made when it is first asked for, since making it takes time. */
  finder(): TopicFinder;
}

/** The services of the story, in its own language and in those that it is translated into. */
export interface StoryServices extends EngineServices {
  /** Those of a language; of the story's own where it is not told in that. */
  in(language: string): EngineServices;
  /** The language that a message is in. */
  languageOf(text: string, surroundings: Surroundings): { readonly code: string; readonly sure: boolean };
}

function createServices(
  engine: Engine,
  languages: readonly string[],
  options: AnswererOptions,
): EngineServices {
  const answerers = new Map<string, Answerer>();
  let finder: TopicFinder | undefined;
  const language = engine.knowledge.language.code;
  return {
    engine,
    language,
    languages,
    isOwn: language === languages[0],
    answererIn(messages) {
      let answerer = answerers.get(messages.locale);
      if (answerer === undefined) {
        answerer = createAnswerer(engine, messages, { ...options, languages });
        answerers.set(messages.locale, answerer);
      }
      return answerer;
    },
    finder() {
      finder ??= createTopicFinder(engine.knowledge);
      return finder;
    },
  };
}

/**
 * The messages in the language of these services. Where a story is not told in the reader's language, its answers stand
 * among the bot's own words in that.
 */
export function messagesIn({ isOwn, language, languages }: EngineServices, locale: string | null): Messages {
  const isReaders = isOwn && locale !== null && !languages.includes(languageOf(locale));
  return messagesFor(isReaders ? locale : language);
}

/**
 * The services of the engine in force, made anew when it is another one.
 *
 * @param engine The engine in force; another one after a reload.
 * @param languages Those that the story is translated into, for the engine in force.
 */
export function createEngineServices(
  engine: () => Engine,
  options: AnswererOptions = {},
  languages: () => Languages | null = () => null,
): () => StoryServices {
  let services: StoryServices | undefined;
  let translated: Languages | null = null;

  function create(now: Engine): StoryServices {
    const others = translated;
    const codes = [now.knowledge.language.code, ...(others?.codes ?? [])];
    const own = createServices(now, codes, options);
    const opened = new Map<string, EngineServices>([[own.language, own]]);
    return {
      ...own,
      in(language) {
        let known = opened.get(language);
        if (known === undefined) {
          const engineIn = others?.open(language) ?? null;
          known = engineIn === null ? own : createServices(engineIn, codes, options);
          if (codes.includes(language)) opened.set(language, known);
        }
        return known;
      },
      languageOf: (text, surroundings) =>
        others?.languageOf(text, surroundings) ?? { code: own.language, sure: true },
    };
  }

  return () => {
    const now = engine();
    const others = languages();
    if (services?.engine !== now || translated !== others) {
      translated = others;
      services = create(now);
    }
    return services;
  };
}
