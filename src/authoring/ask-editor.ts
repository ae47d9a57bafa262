/** The five questions that a new story begins with, and how their answers are read. */
import { DEFAULT_NOUN } from '../knowledge/model.ts';
import type { WordingForms } from '../text/language.ts';
import type { SourceAnswers } from './plan.ts';

/** Asks one question; the answer as it was typed, empty for none. */
export type AskOne = (question: string) => Promise<string>;

/** At most so many characters of each: what the files may hold. */
const MOST = { title: 120, date: 160, subject: 120, contact: 200 } as const;

/** Whole words up to a length in characters. */
function within(text: string, most: number): string {
  if ([...text].length <= most) return text;
  const cut = [...text].slice(0, most).join('');
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)).trim();
}

/** A title as it stands within a sentence: "How tides work" begins small, "Public Library Handbook" does not. */
const inSentence = (title: string): string => {
  const [first = '', ...others] = title.split(' ');
  const isSentence = others.length > 0 && others.every((word) => !/^\p{Lu}/u.test(word));
  return isSentence && /^\p{Lu}\p{Ll}*$/u.test(first)
    ? title.charAt(0).toLowerCase() + title.slice(1)
    : title;
};

/** With fewer words, what may be a verb is likelier none: "Leave policy". */
const FEWEST_IN_CLAIM = 4;

/** A headline that claims something, or runs over several sentences: no name of what it is about. */
const isHeadline = (title: string, { verb }: Pick<WordingForms, 'verb'>): boolean =>
  /[.!?:;…][”"’']?\s+\S|[!?]$/.test(title) ||
  (title.split(' ').length >= FEWEST_IN_CLAIM &&
    verb.test(inSentence(title)) &&
    !/^(?:how|why|what|when|where|who|which) /i.test(title));

/** Answers that were given already. */
export type Given = { readonly [Name in Exclude<keyof SourceAnswers, 'isSubjectOpen'>]?: string | undefined };

/** What is taken where nothing is answered. */
export interface Suggested {
  /** The title that was found, or one made of the folder's name. */
  readonly title: string;
  readonly date: string | null;
}

const LINK = /https?:\/\/\S+/;

/** What the source is called, as a noun: of "our staff handbook" the last word. */
const nounIn = (text: string): string => {
  const words = text
    .replace(LINK, ' ')
    .toLowerCase()
    .match(/\p{L}+/gu);
  return words?.at(-1) ?? '';
};

/**
 * Asks for what was not given yet.
 *
 * @param wording Of the source's language: what tells a headline from a name.
 */
export async function askEditor(
  given: Given,
  suggested: Suggested,
  wording: Pick<WordingForms, 'verb'>,
  ask: AskOne,
): Promise<SourceAnswers> {
  const or = async (known: string | undefined, question: string, otherwise: string): Promise<string> =>
    (known ?? (await ask(question))).trim() || otherwise;
  const title = await or(
    given.title,
    `1 of 5. The title of the source? [${suggested.title}] `,
    suggested.title,
  );
  const asksSource = given.kind === undefined && given.link === undefined;
  const source = asksSource
    ? await ask(
        '2 of 5. What is it, and where can it be read? (such as: handbook https://example.org/handbook) ',
      )
    : '';
  const kind = nounIn(given.kind ?? source);
  const link = given.link?.trim() ?? LINK.exec(source)?.[0] ?? '';
  const dated = suggested.date ?? 'undated';
  const date = await or(
    given.date,
    `3 of 5. When is it from, in words? (such as: March 2025) [${dated}] `,
    dated,
  );
  const noun = kind.length > 1 ? kind : DEFAULT_NOUN;
  // "I explain The town wants its weir gone" is no sentence.
  const named = isHeadline(title, wording) ? '' : inSentence(title);
  const answered = await or(
    given.subject,
    `4 of 5. What is it about, to stand after "I explain …"? ${named === '' ? '(such as: the new opening hours of the library) [to be written later] ' : `[${named}] `}`,
    named,
  );
  const subject = answered === '' ? `what the ${noun} says` : answered;
  const contact = await or(given.contact, '5 of 5. How can people reach you? (may stay empty) ', '');
  return {
    title: within(title, MOST.title),
    kind: noun,
    link: LINK.test(link) && URL.canParse(link) ? link : null,
    date: within(date, MOST.date),
    subject: within(subject, MOST.subject),
    isSubjectOpen: answered === '',
    contact: contact === '' ? null : within(contact, MOST.contact),
  };
}
