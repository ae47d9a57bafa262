/** What can be decided about a message: an answer, an offer, a refusal and why, small talk, or silence. */
import type { Entry, Gap, Reason } from '../knowledge/model.ts';
import type { WholeAct } from '../text/language.ts';

export type Decision =
  | { readonly kind: 'answer'; readonly entry: Entry; readonly confidence: number }
  | { readonly kind: 'suggestions'; readonly entries: readonly Entry[]; readonly confidence: number }
  | {
      readonly kind: 'no-answer';
      readonly reason: Reason;
      readonly gap: Gap | null;
      /** The nearest that the knowledge does say. */
      readonly nearest: readonly Entry[];
      /** What bears on a statement that asks for nothing. */
      readonly bears?: Entry;
      readonly confidence: number;
    }
  | { readonly kind: 'whole'; readonly act: WholeAct; readonly confidence: number }
  | { readonly kind: 'small-talk'; readonly talk: string; readonly confidence: number }
  | { readonly kind: 'silence'; readonly confidence: number };
