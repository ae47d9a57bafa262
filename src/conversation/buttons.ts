/** Which of a reply's actions become buttons, and in which group they stand. */
import type { ReplyAction } from '../core/reply.ts';

export interface ArrangedButtons {
  /** Ways on: questions and topics. */
  readonly onward: readonly ReplyAction[];
  /** About the reply itself: why, and the votes. */
  readonly about: readonly ReplyAction[];
  /** Ids of those that the platform would refuse: faults of whoever made them. */
  readonly dropped: readonly string[];
}

/** Rows of at most so many buttons, in their order. */
export function inRows(actions: readonly ReplyAction[], perRow: number): (readonly ReplyAction[])[] {
  if (actions.length === 0) return [];
  return [actions.slice(0, perRow), ...inRows(actions.slice(perRow), perRow)];
}

const leadsOn = ({ group }: ReplyAction): boolean => group === 'question' || group === 'topic';

/** Keeps what has an id of at most `longestId` characters and a label. Platforms refuse an id that occurs twice. */
export function arrangeButtons(actions: readonly ReplyAction[], longestId: number): ArrangedButtons {
  const kept = new Map<string, ReplyAction>();
  const dropped: string[] = [];
  for (const action of actions) {
    const fits = action.id.length > 0 && action.id.length <= longestId && action.label.trim() !== '';
    if (fits && !kept.has(action.id)) kept.set(action.id, action);
    else dropped.push(action.id);
  }
  const all = [...kept.values()];
  return { onward: all.filter(leadsOn), about: all.filter((action) => !leadsOn(action)), dropped };
}
