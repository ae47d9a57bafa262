/** Topics by their names, for whoever types such a name and nothing else. */
import type { Knowledge } from '../knowledge/model.ts';
import { wordKey } from '../text/normalise.ts';

/** The ids of topics by the plain words of their titles and of the names that stand for them; the first has a name. */
export function topicsByName({ topics, language }: Knowledge): Map<string, string> {
  const byName = new Map<string, string>();
  for (const { id, title, names } of topics)
    for (const name of [title, ...names].map((text) => wordKey(text, language.words)))
      if (!byName.has(name)) byName.set(name, id);
  return byName;
}
