/** A conversation with the bot, as a test has it. */
import type { Answerer } from '../../src/core/answerer.ts';
import { topicAfter } from '../../src/core/dialogue-memory.ts';
import type { Reply } from '../../src/core/reply.ts';
import type { DialogueState } from '../../src/dialogue/follow-up.ts';

/** The reply to the last of the turns, each read in the light of the one before. */
export function talkWith(answerer: Answerer, turns: readonly string[]): Reply {
  let before: DialogueState | null = null;
  let reply = answerer.ask('');
  for (const turn of turns) {
    reply = answerer.ask(turn, { before });
    before = topicAfter(reply, before, turn);
  }
  return reply;
}
