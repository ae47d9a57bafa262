/** Finds the few words that tell a sentence from the others of its text: what somebody would call it by. */
import { EMPTY } from './ids.ts';

/** Words that tell how, how much or when, and seldom what it is about. */
const VAGUE = new Set(
  'about above after again against ago all also although always among another any anyone as at away back because been before being below best better between both but case come comes each either enough even ever every everyone far few first found further get gets give gives go goes going got had half hardly have having he her here him his however if instead into itself just keep kept last least less like long made make makes many may me might more most much must near need never new next no nobody none nor nothing now off old once one only other others out over own part per put quite rather really same say says said see seen several she should since so some something still such take takes taken tell than their them themselves then these they thing things those though three through thus together told too took towards two under until up upon us used very want wants way well went were while who whole whose why within without yet billion bring brings call calls cent comprise concern contain day days describe describes dollars end ends euro euros fall falls find finds follow follows help helps hold holds hundred include includes leave leaves lie lies mean means million minute minutes percent pounds present put puts remain remains run runs sent set show shows sometimes stand stands start starts stay stays thousand usually work works year years outside inside know knows known learn learned learnt exact exactly nobody'.split(
    ' ',
  ),
);

const SIGNS = /[\p{L}\p{N}]+(?:[.,:]\p{N}+[\p{L}\p{N}]*)?(?:['’][\p{L}]+)?/gu;

/** A number, which nobody calls anything by; "9x" is a name. */
const TIME_OF_DAY = /^\d+(?:[.:]\d+)?[ap]m$/;

const plain = (word: string): string => word.toLowerCase().replace(/['’]s?$/u, '');

/** Words that an id is made of, and their letters at most. */
const MOST_WORDS = 3;
const MOST_LETTERS = 26;

/** A word of more sentences than this share of all tells none of them apart. */
const USUAL = 0.1;

const telling = (word: string): boolean =>
  !EMPTY.has(word) &&
  !VAGUE.has(word) &&
  !/['’]/u.test(word) &&
  /\p{L}/u.test(word) &&
  !TIME_OF_DAY.test(word) &&
  word.length > 1 &&
  !/^.{3,}ly$/u.test(word);

/** @param sentences All of the text. @returns of one of them its key words, in their order. */
export function createKeyWords(sentences: readonly string[]): (sentence: string) => string {
  const counts = new Map<string, number>();
  for (const sentence of sentences)
    for (const word of new Set((sentence.match(SIGNS) ?? []).map(plain)))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  const usual = Math.max(3, sentences.length * USUAL);
  return (sentence) => {
    const words = [...sentence.matchAll(SIGNS)].map(({ 0: typed, index }, at) => ({ typed, index, at }));
    const seen = new Set<string>();
    const candidates = words.flatMap(({ typed, index, at }) => {
      const word = plain(typed);
      if (!telling(word) || seen.has(word)) return [];
      seen.add(word);
      const count = counts.get(word) ?? 1;
      const isName = index > 0 && /^\p{Lu}/u.test(typed);
      const isCode = /\d/.test(word);
      const isForm = /(?:ed|ing)$/u.test(word) && !isName;
      const score =
        (isName || isCode ? 2 : 0) +
        (count > usual ? -1.5 : seen.size <= 2 ? 1.5 : 0) +
        (count > 1 && count <= usual ? 0.5 : 0) -
        (isForm ? 1.5 : 0) -
        at / 40;
      return [{ word, at, score }];
    });
    const chosen: typeof candidates = [];
    let letters = 0;
    for (const one of [...candidates].sort((a, b) => b.score - a.score)) {
      if (chosen.length === MOST_WORDS || letters + one.word.length > MOST_LETTERS) continue;
      chosen.push(one);
      letters += one.word.length;
    }
    return chosen
      .sort((a, b) => a.at - b.at)
      .map(({ word }) => word)
      .join(' ');
  };
}
