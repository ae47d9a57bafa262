/** What the word means that says under an answer how firmly it is said: "what does “Reported” mean?". */
import type { Knowledge } from '../knowledge/model.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import { wordKey } from '../text/normalise.ts';
import { makeReply, type Reply, STANDINGS } from './reply.ts';

/** @returns For a word or some, as their key, what they mean under an answer; null where they stand in no such line. */
export function createLabelMeant(
  { article, language }: Knowledge,
  messages: PlainMessages,
): (word: string) => Reply | null {
  const labels = STANDINGS.map((standing) => {
    const label = messages.format(`standings.${standing}`);
    return { standing, label, key: ` ${wordKey(label, language.words)} ` };
  });
  return (word) => {
    // What the source is called stands in some of them.
    if (word === wordKey(article.source.kind, language.words)) return null;
    const found = labels.find(({ key }) => key.includes(` ${word} `));
    if (found === undefined) return null;
    const body = messages.format(`standingsMean.${found.standing}`, { label: found.label });
    return makeReply({ kind: 'small-talk', confidence: 1, body, ofBot: true });
  };
}
