/** Drafts of a new entry or gap, kept out of the bot until the maintainers have worded them. */
import type { Entry, Knowledge } from '../../src/knowledge/model.ts';
import { capitalised } from '../../src/text/capitalised.ts';
import { wordKey } from '../../src/text/normalise.ts';
import { tellingWords } from './likeness.ts';
import { quoted } from './yaml-edit.ts';

const MAX_ID = 40;
const MAX_TITLE = 60;
const MAX_QUESTION = 100;
const MAX_NEAREST = 5;

/** A draft ready to be appended to its file. */
export interface Draft {
  readonly id: string;
  readonly lines: readonly string[];
}

/** Whole words up to a length in characters. */
function shortened(text: string, most: number): string {
  const words: string[] = [];
  for (const word of text.split(' ')) {
    if ([...words, word].join(' ').length > most) break;
    words.push(word);
  }
  return words.length > 0 ? words.join(' ') : [...text].slice(0, most).join('');
}

/** What a draft is made for. */
export interface DraftPlace {
  readonly knowledge: Knowledge;
  /** Ids of drafts that there are already. */
  readonly drafts: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** An id made of the question's telling words that nothing has yet. */
function freeId(question: string, { knowledge, drafts }: DraftPlace): string {
  const words = [...tellingWords(question, knowledge.language.words)].filter((word) =>
    /^[a-z0-9]+$/.test(word),
  );
  const base = shortened(words.slice(0, 5).join(' ') || 'draft', MAX_ID - 3).replaceAll(' ', '-');
  const taken = (id: string) =>
    knowledge.entries.has(id) || knowledge.gaps.has(id) || knowledge.facts.has(id) || drafts.includes(id);
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (!taken(id)) return id;
  }
}

const note = (day: string, mind: string) => `# Draft of ${day}, from what people asked. ${mind}`;
const phrasingLines = (phrasings: readonly string[]) => [
  '  phrasings:',
  ...phrasings.map((phrasing) => `    - ${quoted(phrasing)}`),
];

/** A gap: the article does not say it; what it says nearest stands beside it. */
export function draftGap(phrasings: readonly string[], nearest: Entry | null, place: DraftPlace): Draft {
  const question = phrasings[0]!;
  const id = freeId(question, place);
  return {
    id,
    lines: [
      note(
        place.today,
        'Word the title and the reply, see whether "nearest" fits, and take "draft: true" out.',
      ),
      `- id: ${id}`,
      '  draft: true',
      `  title: ${quoted(capitalised(shortened(question.replace(/\?+$/, ''), MAX_TITLE)))}`,
      '  reason: not-in-article',
      `  reply: ${quoted(`The ${place.knowledge.article.source.kind} does not say this.`)}`,
      `  nearest: [${(nearest?.facts ?? []).slice(0, MAX_NEAREST).join(', ')}]`,
      ...phrasingLines(phrasings),
    ],
  };
}

/** An entry: it states what the nearest one states, until somebody words it for this question. */
export function draftEntry(phrasings: readonly string[], nearest: Entry, place: DraftPlace): Draft {
  const question = phrasings[0]!;
  const id = freeId(question, place);
  const title = capitalised(shortened(question.replace(/\?+$/, ''), MAX_QUESTION - 1));
  return {
    id,
    lines: [
      note(
        place.today,
        `Answer and facts are those of ${nearest.id}: word them for this question, and take "draft: true" out.`,
      ),
      `- id: ${id}`,
      '  draft: true',
      `  question: ${quoted(`${title}?`)}`,
      `  answer: ${quoted(nearest.answer.trim())}`,
      `  short: ${quoted(nearest.short.trim())}`,
      `  facts: [${nearest.facts.join(', ')}]`,
      `  related: [${nearest.id}]`,
      '  revision: 1',
      ...(nearest.overview ? ['  overview: true'] : []),
      ...phrasingLines(phrasings),
    ],
  };
}

/** Phrasings without those that are the same words, and without those that the knowledge has. */
export function newPhrasings(phrasings: readonly string[], knowledge: Knowledge): string[] {
  const keyOf = (phrasing: string) => wordKey(phrasing, knowledge.language.words);
  const seen = new Set<string>();
  for (const item of [...knowledge.entries.values(), ...knowledge.gaps.values()])
    for (const phrasing of item.phrasings) seen.add(keyOf(phrasing));
  return phrasings.filter((phrasing) => {
    const key = keyOf(phrasing);
    if (key === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
