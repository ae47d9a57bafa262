import { createAnswerer } from '../core/answerer.ts';
import type { Engine } from '../engine/engine.ts';

/** Something that no knowledge has an answer to, so that everything is looked through for the nearest. */
const BESIDE_THE_POINT = 'Which of the neighbours grows purple tomatoes?';

/** Some of what matching needs is made at first use. Nobody's question should be the one that waits for it. */
export function warmUp(engine: Engine): void {
  const answerer = createAnswerer(engine);
  for (const question of [...engine.knowledge.article.words.examples, BESIDE_THE_POINT])
    answerer.ask(question);
}
