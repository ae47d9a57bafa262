/** A refusal that names what is missing, in words that were found for it. */
import type { PlainMessages } from '../messages/catalog.ts';
import { voteActions } from './actions.ts';
import { makeReply, type Reply, type Source } from './reply.ts';

/** The message was understood by its form, which leaves little doubt. */
const SURE = 0.9;

export function missingReply(body: string, source: Source, messages: PlainMessages): Reply {
  return makeReply({
    kind: 'no-answer',
    reason: 'not-in-article',
    confidence: SURE,
    title: messages.format('refusals.title.not-in-article'),
    body,
    source,
    actions: voteActions({ kind: 'none', id: 'not-in-article' }, messages),
  });
}
