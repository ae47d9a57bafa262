/** Tells the script that a text is written in from the one that a language is written in. */

const SCRIPTS: Readonly<Record<string, RegExp>> = {
  Latn: /\p{Script=Latin}/u,
  Arab: /\p{Script=Arabic}/u,
  Hebr: /\p{Script=Hebrew}/u,
  Cyrl: /\p{Script=Cyrillic}/u,
  Grek: /\p{Script=Greek}/u,
  Deva: /\p{Script=Devanagari}/u,
};

/** Letters of another script, of all letters: beyond this share a text is not in the language. */
const MOST = 0.5;

/** Letters that are looked at. */
const LONGEST = 400;

/**
 * Whether a text is written in another script than the language.
 *
 * @param code Of the language, such as `en`; one whose script is not known here has none to compare with.
 */
export function isInAnotherScript(text: string, code: string): boolean {
  const own = SCRIPTS[new Intl.Locale(code).maximize().script ?? ''];
  if (own === undefined) return false;
  const letters = text.slice(0, LONGEST).match(/\p{L}/gu) ?? [];
  if (letters.length < 2) return false;
  return letters.filter((letter) => !own.test(letter)).length > MOST * letters.length;
}
