/** The reply to a message in a language that the bot does not read: which it reads, said in that language. */
import type { Knowledge } from '../knowledge/model.ts';
import { languageNames } from '../messages/language-names.ts';
import { otherLanguages } from '../messages/other-languages.ts';
import { topicAction } from './actions.ts';
import { laidOut } from './in-language.ts';
import { makeReply, type Reply } from './reply.ts';

/** Buttons that work without a word typed. */
const MOST_TOPICS = 5;

/**
 * @param code The language of the message.
 * @param languages Those that the story is told in.
 * @returns null where nobody has written the sentence in it.
 */
export function otherLanguageReply(
  code: string,
  languages: readonly string[],
  { topics }: Knowledge,
): Reply | null {
  const sentence = otherLanguages.get(code);
  if (sentence === undefined) return null;
  const reply = makeReply({
    kind: 'small-talk',
    confidence: 1,
    language: code,
    body: sentence.replace('{languages}', languageNames(languages, code)),
    // They lead on in the story's own language: the bot has no words in this one.
    actions: topics.slice(0, MOST_TOPICS).map(topicAction),
  });
  return laidOut(reply, code);
}
