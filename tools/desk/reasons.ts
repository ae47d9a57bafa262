/** Why there is no answer, in words. */
import type { Reason } from '../../src/knowledge/model.ts';

export const REASON_NAMES: Readonly<Record<Reason, string>> = {
  'not-in-article': 'the source does not say it',
  'after-article': 'it came after the source',
  opinion: 'it asks for a verdict',
  'off-topic': 'it is about something else',
};
