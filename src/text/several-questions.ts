/** How a language tells that one message asks several things. */

/** Where one message falls into several questions. All look at the text as it was typed, in any case. */
export interface PartForms {
  /** The first words of a sentence that asks. */
  readonly asks: RegExp;
  /** Between two questions of one sentence; what stands behind it belongs to the second. Global. */
  readonly join: RegExp;
  /** The end of a sentence. Global. */
  readonly end: RegExp;
  /** A word that asks, be it a slip; not one that only requests. */
  readonly asking: RegExp;
  /** All of it only leads up to a question behind it: "can you tell me". */
  readonly leads: RegExp;
  /** "Please": with no word that asks it only says how to answer. */
  readonly pleads: RegExp;
  /** A cry, as the whole sentence: "what a word". */
  readonly exclaims: RegExp;
  /** Stands for somebody or something named before. */
  readonly standsForName: RegExp;
  /** A join at the start of a sentence: "and the mayor?". */
  readonly leadingJoin: RegExp;
  /** A join at the end of a part. */
  readonly trailingJoin: RegExp;
  /** Between the things of an enumeration. */
  readonly comma: RegExp;
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
}
