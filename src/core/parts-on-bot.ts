/** Several questions about the bot in one message: "what does it cost, and can I turn it off?". */
import type { Engine } from '../engine/engine.ts';
import { SURE_OF_PART } from './part-that-asks.ts';
import type { Reply } from './reply.ts';
import { tells } from './several.ts';
import type { SingleReplies } from './single-replies.ts';

const isOfBot = ({ ofBot, confidence }: Reply): boolean => ofBot && confidence >= SURE_OF_PART;

/**
 * @returns The replies, with "it" of the parts read as the bot where one of them is surely about it, or all of them are then.
 */
export function createPartsOnBot(
  { knowledge, match }: Pick<Engine, 'knowledge' | 'match'>,
  { one }: Pick<SingleReplies, 'one'>,
): (replies: readonly Reply[], parts: readonly string[], full: Reply) => readonly Reply[] {
  const { parts: forms, followUps } = knowledge.language;

  return (replies, parts, full) => {
    const { theBot } = forms;
    if (theBot === null || !parts.some((part) => part.search(followUps.standsForThing) >= 0)) return replies;
    const read = parts.map((part, i) => {
      const alone = one(match(part, null));
      const named = part.replace(followUps.standsForThing, theBot);
      // What the story surely answers is asked of it.
      const isOfStory = replies[i]?.kind === 'answer';
      const written = named === part || isOfStory || isOfBot(alone) ? alone : one(match(named, null));
      return { alone, told: isOfBot(written) ? written : replies[i]! };
    });
    const isMeant =
      full.ofBot ||
      read.some(({ alone }) => isOfBot(alone)) ||
      (!replies.some(tells) && read.every(({ told }) => isOfBot(told)));
    return isMeant ? read.map(({ told }) => told) : replies;
  };
}
