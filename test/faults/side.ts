/** One platform's half of the fault suite: how to ask there, and how its servers misbehave. */
export interface Side {
  readonly name: string;
  /** For the bot's environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Puts one more question to the bot; at once, or a little later and out of order. */
  ask(): void;
  /** False while the bot has lost its session for good: what is said now, nobody will ever tell it. */
  mayAsk(): boolean;
  /** Something goes wrong now, as chance will have it. */
  misbehave(): void;
  /** Everything works again from now on. */
  heal(): void;
  /** Asked and not answered yet. */
  open(): number;
  close(): Promise<void>;
}

/** What people ask, so that every kind of reply comes up. */
export const QUESTIONS: readonly string[] = [
  'who leads the talks for the US?',
  'where did they meet',
  'explain talks',
  'when did the ceasefire start?',
  'will the talks succeed?',
  'what is the weather like',
  'how many hostages are still held?',
  'whats next',
  'thanks!',
  'who is edan alexander',
  'wat does isreal thikn',
  'is it true that the policy changed?',
];
