/** A reply as plain text, for programs and for tests. */
import { parseBody, writeBody } from './markup.ts';
import type { Reply } from './reply.ts';

/** Before what may be asked: no statement of the list above it, but a button elsewhere. */
const CHOICE = '→ ';

/**
 * The whole reply as a person reads it in plain text: title, body, source line, and what else may be asked. Where the body
 * states nothing, it leads right up to the choices.
 */
export function plainText(reply: Reply): string {
  const body = writeBody(parseBody(reply.body), (span) => span.text, '- ');
  const choices = reply.suggestions.map((choice) => `${CHOICE}${choice.title}`).join('\n');
  const source = reply.source?.line;
  const rest = reply.closest === null ? [choices, source] : [source, choices];
  return [reply.title, body, ...rest].filter((part) => part).join('\n');
}
