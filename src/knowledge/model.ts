/** What the bot knows, once it is read and checked. Everything about a story is here; the engine has none of it. */
import type { Language, WholeAct } from '../text/language.ts';

/**
 * How firmly the article says something, from an official confirmation down to speculation. `declared` is an act of a
 * named body, such as a classification; `stated` is what a source says of its own matter, as a handbook does of its
 * rules; `possible` is what the article says could, may or appears to be so.
 */
export const STANDINGS = [
  'confirmed',
  'declared',
  'stated',
  'reported',
  'position',
  'possible',
  'believed',
] as const;
export type Standing = (typeof STANDINGS)[number];

/** A view on what the whole story is about: against it, for it, or with something for both. */
export const STANCES = ['against', 'for', 'both'] as const;
export type Stance = (typeof STANCES)[number];

/** Why there is no answer. */
export type Reason = 'not-in-article' | 'off-topic' | 'opinion' | 'after-article';

/** What a source is called that its story gives no name. */
export const DEFAULT_NOUN = 'article';

export interface Section {
  readonly id: string;
  readonly title: string;
  /** Letters by which its points are cited, such as `k` for `k.1`; null if it is cited by paragraph. */
  readonly places: string | null;
}

/** One claim of the article. */
export interface Fact {
  readonly id: string;
  readonly statement: string;
  /** The source's own words for it, where they may be shown; null where they may not, or nobody looked them up. */
  readonly quote: string | null;
  /** Places in the article: `section/paragraph`, or a section's letters and the number of the point, as `k.3`. */
  readonly where: readonly string[];
  /** No single place says all of it: whoever looks it up needs every place. */
  readonly allPlaces: boolean;
  readonly standing: Standing;
  /** Who says, confirms or did it, where somebody does. */
  readonly attribution: string | null;
  /** What a body did, with `declared`: `classified`; null for a declaration. */
  readonly act: string | null;
  /** Words by which answers name whoever holds a position, confirmed it or did it. */
  readonly holders: readonly string[];
  /** Where it is a view on what the whole story is about: which. */
  readonly stance: Stance | null;
  /** May have changed since: whoever states it says as of when. */
  readonly changes: boolean;
  /** Was so when the source was written, and may be still: told as of when to whoever asks how it is. */
  readonly state: boolean;
  /** Says how many of something there are, in words that hold no number. */
  readonly counts: boolean;
  /** Says something about the source itself, not about the story: left out of summaries and lists. */
  readonly ofSource: boolean;
}

/** One question with its answer. */
export interface Entry {
  readonly id: string;
  readonly topic: string;
  readonly question: string;
  readonly answer: string;
  readonly short: string;
  readonly facts: readonly string[];
  readonly related: readonly string[];
  /** Grows when the answer changes in substance; earlier replies are then corrected. */
  readonly revision: number;
  /** May state more than six facts, because people ask for it as an overview. */
  readonly overview: boolean;
  readonly phrasings: readonly string[];
}

export interface Topic {
  readonly id: string;
  readonly title: string;
  /** Other names that people ask for it by, such as the people in it. */
  readonly names: readonly string[];
  /** The entry that explains it best; the first one if none is named. */
  readonly lead: string | null;
  /** Ids of its entries, in the file's order. */
  readonly entries: readonly string[];
}

/** Something that people ask and the article does not say. */
export interface Gap {
  readonly id: string;
  readonly title: string;
  readonly reason: Exclude<Reason, 'off-topic'>;
  /** One sentence that names what is missing; null where it can only be told from the question. */
  readonly reply: string | null;
  /** The facts nearest to it, by which a question that follows is read. */
  readonly nearest: readonly string[];
  /** Those of them that are about the same thing, and so are told beside the reply. */
  readonly tells: readonly string[];
  /** For an opinion: whether the views on what the whole story is about bear on it. */
  readonly views: boolean;
  readonly phrasings: readonly string[];
}

/**
 * A meaning with the words for it. `subject`: a word of this story, enough to make a message be about it.
 * `outsider`: somebody or something that the article does not discuss. `ordinary`: the rest.
 */
export interface Concept {
  readonly id: string;
  readonly weight: number;
  readonly role: 'subject' | 'outsider' | 'ordinary';
  readonly words: readonly string[];
}

/** What a name is the name of. */
export type NameKind = 'person' | 'body' | 'country' | 'place' | 'group' | 'event' | 'term';

/** The part that somebody has in the story, in the order in which lists tell it. */
export const ROLES = [
  'negotiates',
  'other-side',
  'mediates',
  'objects',
  'supports',
  'comments',
  'concerned',
] as const;
export type Role = (typeof ROLES)[number];

/** Who or what the article names. */
export interface Name {
  readonly id: string;
  /** As answers spell it. */
  readonly name: string;
  /** Names more than one, as in "critics are". */
  readonly plural: boolean;
  readonly kind: NameKind;
  /** Other spellings and descriptions that people type. */
  readonly also: readonly string[];
  /** What the article says of it, to stand after "is"; null where it names it without explaining it. */
  readonly is: string | null;
  /** Facts that tell of it, the most telling first. */
  readonly facts: readonly string[];
  /** Null for what has no part in the list of who is involved. */
  readonly role: Role | null;
  /** The fact that tells of this part. */
  readonly part: string;
}

/** A plain word with a general meaning, which no story needs to explain. */
export interface Term {
  readonly term: string;
  readonly also: readonly string[];
  /** To stand after "means": one neutral sentence about the word alone. */
  readonly means: string;
}

/** Ways to ask for the whole, or a part of the whole. */
export interface Act {
  readonly id: WholeAct;
  readonly phrasings: readonly string[];
}

/** Kinds of small talk, each with ways to say it. */
export interface SmallTalk {
  readonly id: string;
  readonly phrasings: readonly string[];
}

/** Ways to ask for facts, to want a verdict and to give vent, whatever the story: an `x` stands for what is its own. */
export interface Stances {
  readonly questions: readonly string[];
  readonly verdicts: readonly string[];
  readonly outbursts: readonly string[];
}

/** The source itself, and the sentences about it that the engine cannot know. */
export interface Article {
  readonly id: string;
  readonly title: string;
  /** What the source is, where it can be read, and under which licence. */
  readonly source: {
    /** What the bot calls it: "article", "handbook". */
    readonly kind: string;
    readonly link: string | null;
    readonly licence: string | null;
  };
  /** How the people who look after this story can be reached, in their words. */
  readonly contact: string | null;
  /** A sentence on the source itself. */
  readonly about: string | null;
  readonly date: {
    readonly shown: string;
    /** The time that the article tells of, to stand after "as of"; null where nobody knows it. */
    readonly asOf: string | null;
  };
  readonly credit: string | null;
  /** That the source is in another language than this is told in, for the source line; null where it is not. */
  readonly writtenIn: string | null;
  readonly covers: readonly string[];
  readonly sections: readonly Section[];
  readonly words: {
    readonly subject: string;
    /** The same in a word or two, as people who ask on call it; null where the subject itself has to serve. */
    readonly matter?: string | null | undefined;
    /** What the sides' views are on, to stand after "views on"; null where a list of them does not say it. */
    readonly views_on?: string | null | undefined;
    /** What the engine says where the story has no words of its own is null here, as are parts that it does without. */
    readonly cannot_know: string | null;
    readonly opinion: string | null;
    readonly off_topic: string | null;
    readonly examples: readonly string[];
    /** The entry that tells what this is all about. */
    readonly overview: string | null;
    /** Facts that tell the story in brief, the most important first; empty where they are chosen by where they stand. */
    readonly brief: readonly string[];
    /** Entries that state the sides' positions, in the order in which they are always given. */
    readonly positions: readonly string[];
    readonly next: {
      readonly focus: string;
      readonly watch: readonly string[];
      readonly uncertain: string;
    } | null;
    readonly explain_default_topics: readonly string[];
  };
}

/** All of it. */
export interface Knowledge {
  readonly article: Article;
  /** The language that the story is told and asked about in. */
  readonly language: Language;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly topics: readonly Topic[];
  readonly entries: ReadonlyMap<string, Entry>;
  readonly gaps: ReadonlyMap<string, Gap>;
  readonly concepts: readonly Concept[];
  readonly filler: readonly string[];
  readonly abbreviations: Readonly<Record<string, string>>;
  readonly names: readonly Name[];
  readonly glossary: readonly Term[];
  readonly acts: readonly Act[];
  readonly stances: Stances;
  readonly smallTalk: readonly SmallTalk[];
  /** Questions on other subjects, put to the bot. */
  readonly offTopic: readonly string[];
  /** What people say to each other. */
  readonly chatter: readonly string[];
  /** What the language has more of both than a story of this size bears: nothing is learnt from it. */
  readonly talkLeft: { readonly offTopic: readonly string[]; readonly chatter: readonly string[] };
  /** Parts that are told in the story's own language because nobody has translated them, as `entry:id`, `fact:id`, `name:id`. */
  readonly untranslated: ReadonlySet<string>;
  /** Whether this is a translation, and not the story in its own language. */
  readonly isTranslation: boolean;
  /** Fingerprint of the files' contents. */
  readonly revision: string;
  /** Fingerprint of what the story tells, whatever the ways to ask for it; of a translation, that of its story. */
  readonly told: string;
}

/** How many ways to ask a story knows: those of its entries and of its gaps. */
export function phrasingCount({ entries, gaps }: Pick<Knowledge, 'entries' | 'gaps'>): number {
  let count = 0;
  for (const { phrasings } of [...entries.values(), ...gaps.values()]) count += phrasings.length;
  return count;
}
