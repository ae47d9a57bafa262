/** Which of a reply's actions become buttons, in which group they stand, and how they come to look otherwise. */
import type { ReplyAction } from '../core/reply.ts';

export interface ArrangedButtons {
  /** Ways on: questions and topics. */
  readonly onward: readonly ReplyAction[];
  /** About the reply itself: why, and the votes. */
  readonly about: readonly ReplyAction[];
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
  for (const action of actions) {
    const fits = action.id.length > 0 && action.id.length <= longestId && action.label.trim() !== '';
    if (fits && !kept.has(action.id)) kept.set(action.id, action);
  }
  const all = [...kept.values()];
  return { onward: all.filter(leadsOn), about: all.filter((action) => !leadsOn(action)) };
}

/**
 * A message's rows of buttons, as the platform's JSON has them, with some of the labels changed.
 *
 * @param labels By the ids of the buttons.
 * @param idName The property with a button's id.
 * @param write A label as properties of a button.
 */
export function relabelled<T>(
  rows: T,
  labels: Readonly<Record<string, string>>,
  idName: string,
  write: (label: string) => object,
): T {
  return JSON.parse(
    JSON.stringify(rows, (_, part) => {
      const label = labels[part?.[idName]];
      return label === undefined ? part : { ...part, ...write(label) };
    }),
  );
}
