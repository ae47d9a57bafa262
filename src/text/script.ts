/** Tells the script that a text is written in from the one that a language is written in. */

/** By their codes in ISO 15924, which is what locales know. */
const SCRIPTS: Readonly<Record<string, string>> = {
  Latn: 'Latin',
  Arab: 'Arabic',
  Hebr: 'Hebrew',
  Cyrl: 'Cyrillic',
  Grek: 'Greek',
  Deva: 'Devanagari',
};

/** Letters of another script, of all letters: beyond this share a text is not in the language. */
const MOST = 0.5;

/** Letters that are looked at. */
const LONGEST = 400;

/** A letter of any other script than the one that a language is written in. */
const strangers = new Map<string, RegExp | null>();

function strangeLetter(code: string): RegExp | null {
  const known = strangers.get(code);
  if (known !== undefined) return known;
  const own = SCRIPTS[new Intl.Locale(code).maximize().script ?? ''];
  const made = own === undefined ? null : new RegExp(`(?!\\p{Script=${own}})\\p{L}`, 'gu');
  strangers.set(code, made);
  return made;
}

/**
 * Whether a text is written in another script than the language.
 *
 * @param code Of the language, such as `en`; one whose script is not known here has none to compare with.
 */
export function isInAnotherScript(text: string, code: string): boolean {
  const strange = strangeLetter(code);
  if (strange === null) return false;
  const read = text.slice(0, LONGEST);
  const found = read.match(strange)?.length ?? 0;
  // Most texts have none, and are read no further.
  if (found === 0) return false;
  const letters = read.match(/\p{L}/gu)?.length ?? 0;
  return letters > 1 && found > MOST * letters;
}
