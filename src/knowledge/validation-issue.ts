/** Something wrong or doubtful in a knowledge file. */
export interface ValidationIssue {
  /** Path as given to the loader. */
  readonly file: string;
  /** Counted from 1; 0 when the whole file is meant. */
  readonly line: number;
  readonly message: string;
  /** What all of its kind have in common, to stand after how many they are; where many can be told in one line. */
  readonly alike?: string;
  /** The id of what it is about, by which it is told among many alike; without one its place tells it. */
  readonly about?: string;
}

/** Control signs, and those that write backwards what follows: terminals obey them. */
const OBEYED = /[\p{Cc}\u202a-\u202e\u2028\u2029]/gu;

/** A line for a terminal or the log: what it repeats of names and texts of the folder cannot be more than text there. */
export function formatIssue({ file, line, message }: ValidationIssue): string {
  const said = line > 0 ? `${file}:${line}: ${message}` : `${file}: ${message}`;
  return said.replace(OBEYED, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** So many of a kind are told one by one. */
const MOST_ALIKE = 3;

/** Places of a kind that are named, and ids, which say more in less room. */
const MOST_PLACES = 3;
const MOST_IDS = 100;

/** Which they are, as far as a line can hold them. */
function named(alike: readonly ValidationIssue[]): string {
  const ids = alike.flatMap(({ about }) => about ?? []);
  if (ids.length < alike.length)
    return `${alike
      .slice(0, MOST_PLACES)
      .map(({ file, line }) => `${file}:${line}`)
      .join(', ')} …`;
  const more = ids.length - MOST_IDS;
  return `${ids.slice(0, MOST_IDS).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Many of one kind as one line with how many they are and which: what is told alone is not lost among them. */
export function gathered(issues: readonly ValidationIssue[]): ValidationIssue[] {
  const kinds = new Map<string, ValidationIssue[]>();
  for (const issue of issues)
    if (issue.alike !== undefined) kinds.set(issue.alike, [...(kinds.get(issue.alike) ?? []), issue]);
  const isMany = ({ alike = '' }: ValidationIssue): boolean => (kinds.get(alike)?.length ?? 0) > MOST_ALIKE;
  const many = [...kinds]
    .filter(([, found]) => found.length > MOST_ALIKE)
    .map(([alike, found]) => ({
      file: 'in all',
      line: 0,
      message: `${found.length} ${alike} (${named(found)})`,
    }));
  return [...issues.filter((issue) => !isMany(issue)), ...many];
}
