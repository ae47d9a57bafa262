/**
 * A language, as far as the engine must know it: words, forms and expressions, without a word of any story. Plain
 * data, so that it is kept with what was compiled; it is read from `languages/`.
 */
import type { Replacement } from './expressions.ts';
import type { FollowUpForms } from './follow-up-forms.ts';
import type { PartForms } from './several-questions.ts';

/** Kinds of thing a question can ask for, in the order in which they are told. One question may ask for several. */
export const QUESTION_TYPES = [
  'judgement',
  'number',
  'time',
  'place',
  'person',
  'reason',
  'manner',
  'next',
  'consequence',
  'definition',
  'opinion-of',
  'choice',
  'list',
  'source',
  'yes-no',
  'thing',
] as const;

/** `statement`: nothing is asked for. */
export type QuestionType = (typeof QUESTION_TYPES)[number] | 'statement';

/** How words are written together. */
export interface CompoundForms {
  /** Parts of fewer letters are none. */
  readonly shortest: number;
  /** What may stand between two parts. */
  readonly links: readonly string[];
}

/** How a language of another script is typed in Latin letters. */
export interface RomanForms {
  /** Latin signs, each with the consonants that it may stand for. */
  readonly letters: ReadonlyMap<string, readonly string[]>;
  /** Letters that are vowels, and the Latin ones, each with a sign for how it sounds. */
  readonly vowels: ReadonlyMap<string, string>;
  readonly latinVowels: ReadonlyMap<string, string>;
  /** Letters that are not heard at the end of a word. */
  readonly silentAtEnd: string;
  /** Small words typed onto the next one. */
  readonly writtenOn: RegExp;
}

/** Which slips are mended in short words, where most words are a letter away from others. */
export interface SlipForms {
  /** Words of so many letters may hold any slip. */
  readonly anyFrom: number;
  /** Letters that sound like others, each with one that stands for them all; with nothing, where it is often left out. */
  readonly sounds: ReadonlyMap<string, string>;
}

/** How words are told apart and brought together. */
export interface WordForms {
  /** Words that carry no subject of their own. */
  readonly functionWords: ReadonlySet<string>;
  /** A text without any of these signs has no contraction. */
  readonly contractionSign: RegExp;
  readonly contractions: readonly Replacement[];
  /** Forms that follow no rule, each with the word it belongs to. */
  readonly irregular: ReadonlyMap<string, string>;
  /** Null where words are not written together. */
  readonly compounds: CompoundForms | null;
  /** Null where any slip is mended. */
  readonly slips: SlipForms | null;
  /** Null where nobody types it in letters that are not its own. */
  readonly romanised: RomanForms | null;
  /** Small words that are written onto the next one, where enough of that one is left: Hebrew "ש", Arabic "و". */
  readonly writtenOn: RegExp;
  /** Words of fewer letters are their own stem. */
  readonly shortestStemmed: number;
  /** One step after the other; in each the first rule that fits. */
  readonly stemming: readonly (readonly Replacement[])[];
}

/** How questions are told. All look at plain lower-case text. */
/** What hardly any source tells, and people ask of each. */
export interface LeftOpen {
  readonly asks: RegExp;
  /** Stands in a text that speaks of it after all. */
  readonly speaks: RegExp;
  /** That it is not said, with {kind} in the place of "article". */
  readonly says: string;
}

export interface QuestionForms {
  readonly types: readonly { readonly type: QuestionType; readonly form: RegExp }[];
  /** A word that asks wherever it stands. */
  readonly askingWord: RegExp;
  /** A verb in the first place. */
  readonly verbFirst: RegExp;
  /** The first words of a question. */
  readonly start: RegExp;
  /** Greetings and such words as "so" before the first word of what is said. */
  readonly opening: RegExp;
  /** Asks how things stand at present. */
  readonly now: RegExp;
  /** First words of something that is claimed, and the last ones that want assent to it: "right?". */
  readonly claimOpening: RegExp;
  readonly claimTag: RegExp;
  /** A verb that makes a claim of words that ask nothing. */
  readonly claimVerb: RegExp;
  /** Words by which something is asked after all, wherever they stand. */
  readonly claimAsks: RegExp;
}

/** How somebody asks about a name. Looks at plain lower-case words; the name is the group `name`. */
export interface IdentityForms {
  /** Who or what is meant by it: "who is the mayor". */
  readonly asks: RegExp;
  /** Whatever the source tells of it: "what does the notice say about the bridge". */
  readonly asksWhatIsTold: RegExp;
  /** Whether the source speaks of it at all. */
  readonly asksForMention: RegExp;
  /** Whether somebody is behind what the story is about: "is she the one behind it". */
  readonly asksPart: readonly RegExp[];
  /** What has become of them: "is she home". */
  readonly asksFate: RegExp;
  /** Stands for whoever it may be, as the whole of a name: "everyone". */
  readonly anybody: RegExp;
  /** Somebody of the speaker's own, whom no source can mean: "my brother". */
  readonly ownPeople: RegExp;
}

/** What people ask of a story as a whole. */
export const WHOLE_ACTS = [
  'brief',
  'timeline',
  'people',
  'countries',
  'numbers',
  'sides',
  'firmness',
] as const;
export type WholeAct = (typeof WHOLE_ACTS)[number];

/** Words by which something is asked of the whole story, wherever they stand. */
export interface WholeSign {
  readonly act: WholeAct;
  /** Enough by themselves. */
  readonly sure: RegExp;
  /** Enough where nothing else fits. */
  readonly likely: RegExp | null;
}

/** How dates and numbers are written. */
export interface ValueForms {
  /** A date with its month in words: groups `day`, `month`, `year`, or `monthOnly`, `yearOnly`. Global. */
  readonly date: RegExp;
  /** Months in the order of the year, in lower case. */
  /** In the order of the year; each by all its names. */
  readonly months: readonly (readonly string[])[];
  /**
   * A year, a decade or a part of one, where no month stands: groups `season` or `part` with `ofYear` or `ofDecade`,
   * `decade`, `year`, or `yearOrCount`. Global. Null for a language that lists none of the words.
   */
  readonly period: RegExp | null;
  /** The month in which a part of a year begins, by its name in lower case. */
  readonly parts: ReadonlyMap<string, number>;
  /** Ends in what says of a time that something held then. */
  readonly asOf: RegExp | null;
  /** A time of the day, or a day of the week: no date, and yet it says when. */
  readonly timesOfDay: RegExp;
  /** Says where something is, whether a story lists the place or not. */
  readonly placeWords: RegExp;
  /** A number with what it counts: groups `about`, `number`, `what`. Global. */
  readonly count: RegExp;
  /** Values of numbers in words, in lower case. */
  readonly numbers: ReadonlyMap<string, number>;
  /** So many pieces are wished for: group `many`. */
  readonly pieces: RegExp;
  readonly onePiece: RegExp;
  /** Two are wished for, by a form that holds the number: the dual of Arabic. */
  readonly twoPieces: RegExp;
  /** Names the source itself: the article, the text. */
  readonly source: RegExp;
  /** More than the usual length is wished for. */
  readonly long: RegExp;
  /** At most so many words are wished for: group `many`. */
  readonly words: RegExp;
  /** Words that a child understands are wished for. */
  readonly plain: RegExp;
  /** Asks for dates, among other things. */
  readonly dates: RegExp;
  /** Asks for people by name alone, and not for bodies or groups. */
  readonly persons: RegExp;
}

/** What shows whether a message speaks to the bot, of its writer, or judges. All look at a message's words. */
export interface StanceForms {
  /** Turns of speech that speak to anybody, such as "can you tell me": taken off first. Global. */
  readonly courtesies: RegExp;
  readonly addresses: RegExp;
  readonly speaker: RegExp;
  readonly evaluations: RegExp;
  /** Asks for a view in a turn of speech, beside what it is asked of: "do you think". Global. */
  readonly asksView: RegExp;
}

/** By what the wording of answers is checked. */
export interface WordingForms {
  readonly numbers: RegExp;
  readonly limits: readonly Limit[];
  /** Words so strong that a fact must have them. Global. */
  readonly strong: RegExp;
  /** What marks a standing in a sentence. */
  readonly marks: Readonly<Record<'confirmed' | 'possible' | 'believed', RegExp>>;
  /** Says of what follows that it is not so. */
  readonly denies: RegExp;
  /** Every word that turns what is said into its opposite. */
  readonly negations: RegExp;
  readonly exclusive: RegExp;
  /** The source is said to lack what is in the group `what`, and of which thing in the group `of`. */
  readonly lacks: RegExp;
  /** Words for a date, and for a number, that may be lacking. */
  readonly date: RegExp;
  readonly number: RegExp;
  /** At the end of what stands before a name: it is not the one who says something. */
  readonly objectMark: RegExp;
  /** The same, but it is. */
  readonly holderMark: RegExp;
  /** A sentence begins with a word that stands for a name. */
  readonly pronoun: RegExp;
  /** The same, where such a word stands for nobody. */
  readonly expletive: RegExp;
  /** A verb that makes a sentence whole, as it is written within one. */
  readonly verb: RegExp;
  readonly present: RegExp;
  /** Looks like a word of the present and may be none: "deep and still". Global. */
  readonly presentOrNot: RegExp;
  /** What it says is open, or still to come; and titles of parts that tell of either. */
  readonly open: RegExp;
  readonly ahead: RegExp;
  readonly aheadTitles: RegExp;
  readonly judgements: RegExp;
  /** One side's terms, each with what is said instead. */
  readonly avoid: readonly { readonly words: RegExp; readonly say: string }[];
  readonly agreements: RegExp;
}

/** Words that limit what is said, all alike. */
export interface Limit {
  /** Which words it limits: the next, those before it, or all of the sentence. */
  readonly of: 'after' | 'before' | 'sentence';
  /** Global; as they are written within a sentence. */
  readonly words: RegExp;
}

/** What the words and short expressions of a language mean in another: enough to find an answer by, never shown. */
export interface Dictionary {
  /** The other language. */
  readonly into: string;
  /** By the plain word; an empty meaning leaves it out. */
  readonly meanings: ReadonlyMap<string, string>;
  /** The same by the stem of single words. */
  readonly byStem: ReadonlyMap<string, string>;
  /** Small words that are written onto the next one, in the order in which they may follow each other. */
  readonly writtenOn: readonly string[];
}

export interface Language {
  /** Its code, such as `en`. */
  readonly code: string;
  readonly words: WordForms;
  /** Where its lists of common words lie: JSON files of packages, or of the language's own folder. */
  readonly commonWords: readonly string[];
  readonly questions: QuestionForms;
  readonly parts: PartForms;
  readonly followUps: FollowUpForms;
  readonly identity: IdentityForms;
  /** The first with a sign in the message wins. */
  readonly wholeSigns: readonly WholeSign[];
  readonly leftOpen: readonly LeftOpen[];
  readonly stances: StanceForms;
  readonly values: ValueForms;
  readonly wording: WordingForms;
  /** Null for a language that has none. */
  readonly dictionary: Dictionary | null;
}
