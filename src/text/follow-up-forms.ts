/** What can be asked about what was said last, all by the form of the message alone. */
export const ABOUT_LAST = [
  'wording',
  'elsewhere',
  'ranks',
  'source',
  'date',
  'place',
  'people',
  'which',
  'countries',
  'number',
  'shorter',
  'quote',
  'again',
  'whether',
  'not-that',
] as const;
export type AboutLast = (typeof ABOUT_LAST)[number];

/** Ways to ask something of the source itself, or to doubt it, in words that do not name it. */
export interface OfSource {
  /** The question in full; `{source}` stands for what the source is. */
  readonly asks: string;
  /** Ask it at any time. */
  readonly anyTime: RegExp;
  /** Ask it where nothing of the story was told just before. */
  readonly asFirst: RegExp;
}

/** How a message goes on with what was said. All look at a message's words. */
export interface FollowUpForms {
  readonly pointsBack: RegExp;
  /** A single word that points back, unless it belongs to the next. */
  readonly determiner: RegExp;
  /** A single word that stands for a person. */
  readonly person: RegExp;
  /** Words in whose place a person's name can be written, or what the story is about. Global, in any case. */
  readonly standsForPerson: RegExp;
  /** The same where it says whose something is, with `{name}` in what they become. */
  readonly standsForOwner: readonly { readonly form: RegExp; readonly becomes: string }[];
  readonly standsForThing: RegExp;
  /** The same for a place, with `{name}` in what they become. */
  readonly standsForPlace: readonly { readonly form: RegExp; readonly becomes: string }[];
  /** Words in whose place a country's name can be written. Global, in any case. */
  readonly standsForCountry: RegExp;
  /** Words in whose place the name of a group can be written, with `{name}` in what they become. Global, in any case. */
  readonly standsForGroup: readonly { readonly form: RegExp; readonly becomes: string }[];
  /** Words for whoever else is of a group, with `{name}`, what its members are called, in what they become. */
  readonly standsForOthers: readonly { readonly form: RegExp; readonly becomes: string }[];
  readonly carriesOn: RegExp;
  /** Asks something about what was just said. */
  readonly aboutLast: readonly { readonly asks: AboutLast; readonly form: RegExp }[];
  readonly asksForMore: RegExp;
  /** Goes on with the talk with the bot, among people who also talk to each other: by its first words. */
  readonly asksOn: RegExp;
  /** The same, by all its words. */
  readonly asksOnAlone: RegExp;
  /** Says that the message above is to be answered. */
  readonly pointsAbove: RegExp;
  /** A word that only begins what goes on. */
  readonly opening: RegExp;
  /** Said to the other people in the room. */
  readonly toOthers: RegExp;
  /** Says that a reply was not wanted: what else it names is not asked for. */
  readonly complains: RegExp;
  /** Speaks of what the bot offered: "you offered me the dates". */
  readonly offersBack: RegExp;
  /** Leads up to a question that was asked before and is put again: "I asked who". Global. */
  readonly restates: RegExp;
  /** The same behind it, as the last words: "who pays is what I asked". */
  readonly restatesBehind: RegExp;
  /** As the first words: no to what was understood, right before what is meant. */
  readonly refuses: RegExp;
  /** As the whole of what stands before a comma: that what follows is meant, and not this. */
  readonly denies: RegExp;
  /** Begins what is not meant, behind what is: "the others, not just him". In any case. */
  readonly leavesOut: RegExp;
  /** As the whole of what is meant instead: all of what was told, or the rest of it. */
  readonly meansAll: RegExp;
  /** As the whole message: somebody, by no more than what they are. */
  readonly describesPerson: RegExp;
  /** Asks why no more, or nobody else: a reason that what holds of one does not give. */
  readonly asksWhyNoOther: RegExp;
  /** Asks what a word means, as the whole message; the word is the group `word`. */
  readonly asksMeaning: readonly RegExp[];
  /** Goes on with somebody else, as the whole message: "and the mayor?"; whoever it is is the group `word`. */
  readonly takesUpName: readonly RegExp[];
  /** As the whole message, with a question mark: whether that is all. */
  readonly asksIfAll: RegExp;
  /** Asks where something comes from that the bot said, as the whole message; what it said is the group `word`. */
  readonly asksWhereFrom: readonly RegExp[];
  /** Asks for the first part of what was said last, the second, and so on, as the whole message; then for the last part. */
  readonly asksNthPart: readonly RegExp[];
  readonly asksLastPart: RegExp;
  /** What asks of the source itself, as the whole message, with the question that it stands for. */
  readonly ofSource: readonly OfSource[];
  /** Takes the first of what was offered, the second, and so on. */
  readonly takesNth: readonly RegExp[];
  readonly takesLast: RegExp;
  readonly takesIt: RegExp;
}
