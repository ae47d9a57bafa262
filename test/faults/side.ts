/** One platform's half of the fault suite: how to ask there, and how its servers misbehave. */
import type { Asking, ValidationIssue } from './plan.ts';

/** One arrival of a question at the bot. */
export interface Delivery {
  /** Questions that are asked before it arrives; 0 for at once. */
  readonly after: number;
  send(): void;
}

export interface Side {
  /** For the bot's environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Told what the bot said about itself when it had started. */
  started(line: string): void;
  /** Puts one more question; it is on its way from now on, and arrives by the deliveries. */
  ask(asking: Asking): readonly Delivery[];
  /** False while the bot has lost its session for good: what is said now, nobody will ever tell it. */
  mayAsk(): boolean;
  /** Something goes wrong now. False if it cannot go wrong now: there is no line that could be cut, for one. */
  misbehave(fault: ValidationIssue): boolean;
  /** Everything works again from now on. */
  heal(): void;
  /** How often each kind of fault has really met the bot. */
  readonly met: ReadonlyMap<string, number>;
  /** The bot's calls about a question of these names, for whoever looks for the cause of a failure. */
  callsAbout(names: readonly string[]): string[];
  close(): Promise<void>;
}

/** Counts what has really happened. */
export function createCount(): { readonly met: Map<string, number>; readonly count: (kind: string) => void } {
  const met = new Map<string, number>();
  return { met, count: (kind) => void met.set(kind, (met.get(kind) ?? 0) + 1) };
}
