/** How a language tells that one message asks several things. */
import type { Replacement } from './expressions.ts';

/** Where one message falls into several questions. All look at the text as it was typed, in any case. */
export interface PartForms {
  /** Where something was read or heard, and what is left of it: "my uncle on some site says" tells that he says it. */
  readonly media: readonly Replacement[];
  /** A place where people read and hear things, as a whole text in plain words. */
  readonly medium: RegExp;
  /** A clause that only tells of the speaker: "I am from Norway", "my train leaves in five". */
  readonly aboutSpeaker: RegExp;
  /** The first words of a sentence that asks. */
  readonly asks: RegExp;
  /** Between two questions of one sentence; what stands behind it belongs to the second. Global. */
  readonly join: RegExp;
  /** What the bot is called in a question about it: "does this bot cost anything"; null where nobody said. */
  readonly theBot: string | null;
  /** That each question is to be answered in so much, behind the last of them: "in one line each". */
  readonly eachWay: RegExp;
  /** A wish to know, within a sentence: "as a reader I just want to know if". */
  readonly wish: RegExp;
  /** A wish to know of somebody or something, as the first words: "I want to know about". */
  readonly wishAbout: RegExp;
  /** Nothing but words that ask, as group `asks`: "and with whom?". */
  readonly bareAsking: RegExp;
  /** A question that names a thing, as group `thing`, which the next one may call "it": "what is the fee". */
  readonly ofThing: readonly RegExp[];
  /** Where another question may begin with no sign before it: "when does it", "is she local". Global. */
  readonly runOn: RegExp;
  /** The last word of a text that goes on: "do you know", "is it about". */
  readonly keepsOn: RegExp;
  /** A verb that asks, wherever it stands, or a word that has it in it: "whats". */
  readonly hasVerb: RegExp;
  /** The last word stands for somebody or something. */
  readonly endsInPronoun: RegExp;
  /** The end of a sentence. Global. */
  readonly end: RegExp;
  /** A word that asks, be it a slip; not one that only requests. */
  readonly asking: RegExp;
  /** All of it only leads up to a question behind it: "can you tell me". */
  readonly leads: RegExp;
  /** "Please": with no word that asks it only says how to answer. */
  readonly pleads: RegExp;
  /** A question as group `asked`, behind what is taken for granted as group `granted`. */
  readonly premise: RegExp;
  /** A question as group `asked`, before a clause that says something beside it. */
  readonly aside: RegExp;
  /** As the first words of a sentence, and all of a question: takes up what the sentence before says. "Is that so?". */
  readonly takesUp: RegExp;
  /** Nothing but a word that asks for the reason, as group `asks`: "why not?". */
  readonly asksReason: RegExp;
  /** The first words of a sentence that reports what was said: "you said that". */
  readonly reportsSaid: RegExp;
  /** Between what a sentence claims side by side: "he says that she paid and that he knew". */
  readonly claimJoin: RegExp;
  /** All of a question: whether the source has what was asked before. "Is that in there?" */
  readonly asksIfIn: RegExp;
  /** A clause whose second word says of whom it asks: "is she", "have they". */
  readonly ofWhom: RegExp;
  /** A question mark in words, as it is dictated: it parts questions no more surely than a comma. Global. */
  readonly spokenMark: RegExp;
  /** A question whose verb stands last, as behind "tell me", and the same as it is asked by itself. */
  readonly indirect: readonly Replacement[];
  /** Said around what is asked without asking anything, and what is left in its place: "yes or no". */
  readonly leftOut: readonly Replacement[];
  /** One thing asked of several in a row, each of which is a question: "the views of the mayor and the neighbours". */
  readonly shared: readonly RegExp[];
  /** Cries and nods before what asks: "wow, ok, ". */
  readonly cries: RegExp;
  /** Cries and nods behind what is said: "shorter lol". */
  readonly criesBehind: RegExp;
  /** A cry, as the whole sentence: "what a word". */
  readonly exclaims: RegExp;
  /** Stands for somebody or something named before. */
  readonly standsForName: RegExp;
  /** A join at the start of a sentence: "and the mayor?". */
  readonly leadingJoin: RegExp;
  /** A join at the end of a part. */
  readonly trailingJoin: RegExp;
  /** Leads up to an enumeration: a colon, or "including". What is listed is group 1. */
  readonly listed: RegExp;
  /** Between the things of an enumeration. */
  readonly comma: RegExp;
  /** Between things of which any is meant: "or". */
  readonly either: RegExp;
  /** May stand before one thing of an enumeration. */
  readonly determiner: RegExp;
  /** One side of the matter asked for in a word or two, as the whole of a part, with the question that it stands for. */
  readonly facets: readonly Facet[];
  /** Stands for the first of these sides all at once. */
  readonly allFacets: RegExp;
}

/** `{matter}` in the question is what the story is about. */
export interface Facet {
  readonly asks: string;
  readonly form: RegExp;
  /** Of these forms, those that ask it beside any other question: "what came of it". */
  readonly alone: RegExp;
}
