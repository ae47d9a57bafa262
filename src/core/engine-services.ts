/** What is made from the engine in force: answerers by language, and the finder of topics. */
import type { Engine } from '../engine/engine.ts';
import type { Messages } from '../messages/catalog.ts';
import { type Answerer, type AnswererOptions, createAnswerer } from './answerer.ts';
import { createTopicFinder, type TopicFinder } from './topics.ts';

export interface EngineServices {
  readonly engine: Engine;
  answererIn(messages: Messages): Answerer;
  /** Made when it is first asked for, since making it takes time. */
  finder(): TopicFinder;
}

function createServices(engine: Engine, options: AnswererOptions): EngineServices {
  const answerers = new Map<string, Answerer>();
  let finder: TopicFinder | undefined;
  return {
    engine,
    answererIn(messages) {
      let answerer = answerers.get(messages.locale);
      if (answerer === undefined) {
        answerer = createAnswerer(engine, messages, options);
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
 * The services of the engine in force, made anew when it is another one.
 *
 * @param engine The engine in force; another one after a reload.
 */
export function createEngineServices(
  engine: () => Engine,
  options: AnswererOptions = {},
): () => EngineServices {
  let services: EngineServices | undefined;
  return () => {
    const now = engine();
    if (services?.engine !== now) services = createServices(now, options);
    return services;
  };
}
