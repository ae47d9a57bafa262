/** Makes ids of headings and questions: short, readable, each used once. */

const LONGEST = 40;

/** Words that tell nothing of what a question is about. */
export const EMPTY: ReadonlySet<string> = new Set(
  'a an the of to in on at for from with by and or is are was were be do does did can could i we you my our your it its what which how there this that will would should have has'.split(
    ' ',
  ),
);

function slug(text: string, most: number): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  const telling = (words ?? []).filter((word) => !EMPTY.has(word));
  const chosen: string[] = [];
  for (const word of telling.length > 0 ? telling : (words ?? [])) {
    if ([...chosen, word].join('-').length > most) break;
    chosen.push(word);
  }
  return chosen.join('-') || (words?.[0]?.slice(0, most) ?? '');
}

/** YAML reads these as a number, a yes or no, or nothing. */
const NO_TEXT = /^(?:\d[\da-z]*|null|true|false|yes|no|on|off|y|n)$/;

/** A name that YAML reads as text. */
const named = (name: string, kind: string): string => (NO_TEXT.test(name) ? `${kind}-${name}` : name) || kind;

/** Gives each text an id of its own. */
export type MakeId = (text: string) => string;

/** @param fallback The id of a text that has no letter to make one of. */
export function createIds(fallback: string): MakeId {
  const taken = new Set<string>();
  /** The number that was given last, by what stands before it: thousands may begin alike. */
  const numbers = new Map<string, number>();
  return (text) => {
    const base = named(slug(text, LONGEST - 4), fallback);
    let n = numbers.get(base) ?? 1;
    let id = n === 1 ? base : `${base}-${n}`;
    for (; taken.has(id); id = `${base}-${n}`) n += 1;
    numbers.set(base, n);
    taken.add(id);
    return id;
  };
}

/** The id of a folder's story, by the folder's name. */
export const folderId = (name: string): string => named(slug(name, LONGEST), 'story');
