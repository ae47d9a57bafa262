/** Reads a message without what it says of the speaker, and of where they read it: neither is asked. */
import { withoutSpeaker } from '../dialogue/around.ts';
import type { Engine } from '../engine/engine.ts';
import { wordKey } from '../text/normalise.ts';
import { SURE_OF_PART, SURE_OF_WHOLE } from './part-that-asks.ts';
import type { Reply } from './reply.ts';
import type { SingleReplies } from './single-replies.ts';

/** @returns The reply to a message; `read` gives the reply to a text. */
export function createSpeakers(
  { knowledge, match }: Pick<Engine, 'knowledge' | 'match'>,
  { namesNothing, lacking }: Pick<SingleReplies, 'namesNothing' | 'lacking'>,
): (message: string, read: (text: string) => Reply) => Reply {
  const { parts, questions, words } = knowledge.language;

  return (message, read) => {
    const asked = withoutSpeaker(message, parts, (clause) => !namesNothing(clause));
    const reply = read(asked);
    const isSure = reply.kind === 'answer' ? reply.confidence >= SURE_OF_WHOLE : reply.gap !== null;
    if (asked === message || isSure) return reply;
    // What somebody says somewhere is a claim, and no talk with the bot.
    const isTalk = reply.kind === 'small-talk' && reply.confidence < SURE_OF_PART;
    if (isTalk && questions.claimOpening.test(wordKey(asked, words))) return lacking(match(asked, null));
    // What is known to be missing may lie in what they say of themselves.
    const full = read(message);
    return (reply.kind === 'answer' ? full.gap !== null : full.kind === 'answer') ? full : reply;
  };
}
