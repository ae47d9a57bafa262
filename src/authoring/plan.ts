/** What a new story is made of, before it is written: what the editor said, and what was found in a text. */
import type { Standing } from '../knowledge/model.ts';
import type { StandingProposal } from './standing-proposal.ts';

/** What the editor says of the source. */
export interface SourceAnswers {
  readonly title: string;
  /** What the source is called: article, page, handbook. */
  readonly kind: string;
  /** Null if it cannot be read anywhere. */
  readonly link: string | null;
  readonly date: string;
  /** Fits after "I explain …". */
  readonly subject: string;
  /** Whether the subject only holds its place, until somebody says what the source is about. */
  readonly isSubjectOpen: boolean;
  /** How the editor can be reached; null if it is not to be said. */
  readonly contact: string | null;
}

export interface PlannedSection {
  readonly id: string;
  readonly title: string;
}

/** A claim: written already, or a sentence of the source that somebody has yet to put in own words. */
export interface PlannedFact {
  readonly id: string;
  readonly where: string;
  readonly standing: Standing;
  /** Null in a draft. */
  readonly statement: string | null;
  /** The source's sentence, for whoever words it; null where the statement is the source's own. */
  readonly sentence: string | null;
  /** What its words tell of its standing, to be confirmed; null where nothing is proposed. */
  readonly proposal?: StandingProposal | null;
}

export interface PlannedEntry {
  readonly id: string;
  /** Empty in a draft. */
  readonly question: string;
  readonly facts: readonly string[];
  readonly phrasings: readonly string[];
  readonly isDraft: boolean;
  /** What is left to do, for a draft. */
  readonly remark: string | null;
}

export interface PlannedTopic {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly PlannedEntry[];
}

/** What was found in a text: a source in sections, and what is asked about it. */
export interface Found {
  readonly title: string | null;
  /** The date that stands at its top, as it is written. */
  readonly date: string | null;
  readonly sections: readonly PlannedSection[];
  readonly facts: readonly PlannedFact[];
  readonly topics: readonly PlannedTopic[];
}

export const NOTHING_FOUND: Found = { title: null, date: null, sections: [], facts: [], topics: [] };
