/** Keeps count of what was asked and what came of it. */

/** What the suite prints. */
export interface Outcome {
  /** Messages that were put to the bot. */
  readonly addressed: number;
  /** Of these, answered at least once. */
  readonly answered: number;
  /** Not answered, but for a reason that stands in the log. */
  readonly refused: number;
  /** Neither answered nor refused. */
  readonly lost: number;
  /** Answered more than once. */
  readonly doubled: number;
}

export interface Tally {
  asked(key: string, channel: string): void;
  replied(key: string): void;
  /** Asked and not answered yet. */
  open(): number;
  /** @param reasons Channels that the log gives a reason for, once a line. */
  outcome(reasons: readonly string[]): Outcome;
  /** Keys of what came to nothing, for whoever looks for the cause. */
  unanswered(): string[];
  twice(): string[];
}

export function createTally(): Tally {
  const questions = new Map<string, { readonly channel: string; replies: number }>();
  let open = 0;
  const all = () => [...questions];
  return {
    asked(key, channel) {
      questions.set(key, { channel, replies: 0 });
      open += 1;
    },
    replied(key) {
      const question = questions.get(key);
      if (question === undefined) return;
      if (question.replies === 0) open -= 1;
      question.replies += 1;
    },
    open: () => open,
    outcome(reasons) {
      const left = new Map<string, number>();
      for (const channel of reasons) left.set(channel, (left.get(channel) ?? 0) + 1);
      let refused = 0;
      for (const [, { channel, replies }] of questions) {
        const given = left.get(channel) ?? 0;
        if (replies > 0 || given === 0) continue;
        left.set(channel, given - 1);
        refused += 1;
      }
      const addressed = questions.size;
      const answered = addressed - open;
      const doubled = all().filter(([, { replies }]) => replies > 1).length;
      return { addressed, answered, refused, lost: addressed - answered - refused, doubled };
    },
    unanswered: () => all().flatMap(([key, { replies }]) => (replies === 0 ? [key] : [])),
    twice: () => all().flatMap(([key, { replies }]) => (replies > 1 ? [key] : [])),
  };
}
