/** Questions about the source itself, and doubts of it, that do not name it: "which paper is it?", "sounds made up". */
import type { DialogueState } from '../dialogue/follow-up.ts';
import { asksIn, sentencesOf } from '../dialogue/parts.ts';
import type { Engine } from '../engine/engine.ts';
import { wordKey } from '../text/normalise.ts';
import type { Reply } from './reply.ts';
import type { SingleReplies } from './single-replies.ts';

/**
 * The reply to such a message: what the question that it stands for gets.
 *
 * @returns For a message, null where it is none, or the knowledge has nothing on what is asked.
 */
export function createOfSource(
  engine: Engine,
  { one }: Pick<SingleReplies, 'one'>,
  sourceName: string,
): (message: string, before: DialogueState | null) => Reply | null {
  const { knowledge } = engine;
  const { followUps, parts, words } = knowledge.language;
  /** Whether nothing but the story was told last, which "it" would mean. */
  function isOnStory(before: DialogueState | null): boolean {
    const ofSource = before?.facts.map((id) => knowledge.facts.get(id)?.ofSource) ?? [];
    return ofSource.length > 0 && !ofSource.includes(true);
  }

  /** The last sentence of a message, where those before it ask nothing: "it" of "is it true?" may be what they say. */
  function behindStatement(message: string): string | null {
    const sentences = sentencesOf(message, parts.end);
    const isAsked = sentences.slice(0, -1).some((sentence) => asksIn(sentence, parts));
    return sentences.length < 2 || isAsked ? null : (sentences.at(-1) ?? null);
  }

  return (message, before) => {
    const typed = wordKey(message, words);
    const last = behindStatement(message);
    const lastTyped = last === null ? null : wordKey(last, words);
    const isFirst = !isOnStory(before);
    const meant = followUps.ofSource.find(
      ({ anyTime, asFirst }) =>
        anyTime.test(typed) ||
        (isFirst && asFirst.test(typed)) ||
        (lastTyped !== null && anyTime.test(lastTyped)),
    );
    if (meant === undefined) return null;
    const reply = one(engine.match(meant.asks.replace('{source}', sourceName), null));
    return reply.kind === 'answer' || reply.gap !== null ? reply : null;
  };
}
