/** Keeps count of what was asked and what came of it. */

/** What the suite prints. */
export interface Outcome {
  /** Messages that were put to the bot. */
  readonly addressed: number;
  /** Of these, answered at least once. */
  readonly answered: number;
  /** Not answered, but for a reason that stands in the log and names this very message. */
  readonly refused: number;
  /** Neither answered nor refused. */
  readonly lost: number;
  /** Answered more than once. */
  readonly doubled: number;
}

/** A question by its key, its names and its place among all that were asked, counted from 0. */
export interface Found {
  readonly key: string;
  readonly names: readonly string[];
  readonly nth: number;
}

export interface Tally {
  /** @param names Under which the log may speak of this question, and of no other: its id, its own channel. */
  asked(key: string, names: readonly string[]): void;
  replied(key: string): void;
  /** QuestionType and not answered yet. */
  open(): number;
  /** @param named All that is named in the lines of the log that give a reason. */
  outcome(named: ReadonlySet<string>): Outcome;
  /** What was not answered, for whoever looks for the cause. */
  unanswered(): Found[];
  twice(): Found[];
}

export function createTally(): Tally {
  const questions = new Map<string, { readonly names: readonly string[]; replies: number }>();
  const taken = new Set<string>();
  let open = 0;
  const found = (isMeant: (replies: number) => boolean) =>
    [...questions].flatMap(([key, { names, replies }], nth): Found[] =>
      isMeant(replies) ? [{ key, names, nth }] : [],
    );
  return {
    asked(key, names) {
      for (const name of names) {
        // A name that two questions share would let one line of the log explain the loss of both.
        if (taken.has(name)) throw new Error(`Two questions are called ${name}.`);
        taken.add(name);
      }
      questions.set(key, { names, replies: 0 });
      open += 1;
    },
    replied(key) {
      const question = questions.get(key);
      if (question === undefined) return;
      if (question.replies === 0) open -= 1;
      question.replies += 1;
    },
    open: () => open,
    outcome(named) {
      const refused = [...questions.values()].filter(
        ({ names, replies }) => replies === 0 && names.some((name) => named.has(name)),
      ).length;
      const addressed = questions.size;
      const answered = addressed - open;
      const doubled = found((replies) => replies > 1).length;
      return { addressed, answered, refused, lost: addressed - answered - refused, doubled };
    },
    unanswered: () => found((replies) => replies === 0),
    twice: () => found((replies) => replies > 1),
  };
}
