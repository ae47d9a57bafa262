/** The line above a reply names one person in one place, whatever they wrote. */
import { expect, it } from 'vitest';
import { askedBy, sharedBy, writeByline } from '../../src/conversation/byline.ts';
import { BYLINE_PERSON } from '../../src/core/reply.ts';
import { messagesFor } from '../../src/messages/messages.ts';

const mentions = (line: string): number => line.split('@ann').length - 1;
const plain = (text: string): string => text;

it('mentions nobody for a sign in the question that stands for a person in our own words', () => {
  const messages = messagesFor(null);
  const question = `${BYLINE_PERSON} who ${BYLINE_PERSON}${BYLINE_PERSON} pays`;
  for (const byline of [askedBy('ann', question, messages), sharedBy('ann', question, messages)])
    expect(mentions(writeByline(byline, plain, (person) => `@${person}`))).toBe(1);
});
