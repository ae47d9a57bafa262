/** A refusal that names what is missing, in words that were found for it. */
import type { Article } from '../knowledge/model.ts';
import type { PlainMessages } from '../messages/catalog.ts';
import type { Language } from '../text/language.ts';
import { wordKey } from '../text/normalise.ts';
import { voteActions } from './actions.ts';
import { makeReply, type Reply, type Source } from './reply.ts';
import { echoed } from './shorten.ts';
import { sourceOfRefusal } from './source-line.ts';

/** The message was understood by its form, which leaves little doubt. */
const SURE = 0.9;

const MAX_ECHOED = 40;

export function missingReply(body: string, source: Source, messages: PlainMessages): Reply {
  return makeReply({
    kind: 'no-answer',
    reason: 'not-in-article',
    confidence: SURE,
    body,
    source,
    actions: voteActions({ kind: 'none', id: 'not-in-article' }, messages),
  });
}

/** Each word with a capital, as names are written, and not in capitals alone: initials want an article. */
const AS_NAME = /^\p{Lu}[\p{L}\p{M}.'’-]+(?: \p{Lu}[\p{L}\p{M}.'’-]*)*$/u;

/** That the source does not mention somebody or something; words that may be no name stand in quotation marks. */
export function lacksMention(name: string, messages: PlainMessages): string {
  const shown = { name: echoed(name, MAX_ECHOED) };
  return AS_NAME.test(shown.name) && shown.name !== shown.name.toUpperCase()
    ? messages.format('identity.notMentionedName', shown)
    : messages.format('identity.notMentioned', shown);
}

/** That the source does not mention somebody or something: what is asked next does not go on with what was said before. */
export function unmentioned(name: string, article: Article, messages: PlainMessages): Reply {
  const body = lacksMention(name, messages);
  return { ...missingReply(body, sourceOfRefusal(article, messages), messages), unmentioned: name };
}

/** Small talk on somebody of the speaker's own, such as "my brother was there": whoever "he" is then, the source has not. */
export function ofOwnPeople(reply: Reply, question: string, { identity, words }: Language): Reply {
  if (reply.kind !== 'small-talk') return reply;
  const [own] = identity.ownPeople.exec(wordKey(question, words)) ?? [];
  return own === undefined ? reply : { ...reply, unmentioned: own };
}
