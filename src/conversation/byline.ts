/** The line above a reply that says whose question it answers, or who shared it. */
import { BYLINE_PERSON, type Byline } from '../core/reply.ts';
import { echoed } from '../core/shorten.ts';
import type { Messages } from '../messages/catalog.ts';

/** Characters of a question that are repeated. */
const LONGEST = 200;

/** Above the reply to somebody's message, at which another person pointed. @param person Null where nobody can tell. */
export function askedBy(person: string | null, question: string, messages: Messages): Byline {
  const asked = echoed(question, LONGEST);
  const text =
    person === null
      ? messages.format('conversation.askedAbove', { question: asked })
      : messages.format('conversation.askedBy', { person: BYLINE_PERSON, question: asked });
  return { text, person };
}

/** Above a shared reply. @param question Null where nobody can tell what was asked. */
export function sharedBy(person: string, question: string | null, messages: Messages): Byline {
  const named = { person: BYLINE_PERSON };
  const text =
    question === null
      ? messages.format('conversation.sharedBy', named)
      : messages.format('conversation.sharedWithQuestion', { ...named, question: echoed(question, LONGEST) });
  return { text, person };
}

/**
 * The line as a platform shows it.
 *
 * @param write Writes plain text in the platform's mark-up.
 * @param mention Names a person there, without a notification if that can be had.
 */
export function writeByline(
  byline: Byline | null,
  write: (text: string) => string,
  mention: (person: string) => string,
): string {
  if (byline === null) return '';
  const { text, person } = byline;
  // As a whole, since writing may take blanks away at the ends; no mark-up touches what stands for the person.
  return write(text).replaceAll(BYLINE_PERSON, () => (person === null ? '' : mention(person)));
}
