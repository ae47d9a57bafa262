/** A reply as plain text, for programs and for tests. */
import { parseBody, writeBody } from './markup.ts';
import type { Reply } from './reply.ts';

/** The whole reply as a person reads it in plain text: title, body, choices and source line. */
export function plainText(reply: Reply): string {
  const body = writeBody(parseBody(reply.body), (span) => span.text, '- ');
  const choices = reply.suggestions.map((choice) => `- ${choice.title}`).join('\n');
  return [reply.title, body, choices, reply.source?.line].filter((part) => part).join('\n');
}
