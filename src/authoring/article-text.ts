/** Reads an article in plain text or Markdown: its title, its sections, and its sentences as facts to be worded. */
import { dateOfLine } from './date-line.ts';
import { createIds } from './ids.ts';
import { ImportError } from './import-error.ts';
import { createKeyWords } from './key-words.ts';
import type { Found, PlannedEntry, PlannedFact, PlannedSection, PlannedTopic } from './plan.ts';
import { sentencesIn } from './sentences.ts';
import { proposedStanding } from './standing-proposal.ts';

/** A piece of a text as it stands there. */
export interface Block {
  /** 1 for the title of the whole, 2 and more for sections, 0 for a paragraph or an item of a list. */
  readonly level: number;
  readonly text: string;
  readonly isItem: boolean;
}

/** Mark-up within a line, and what is left of it. */
const INLINE: readonly (readonly [RegExp, string])[] = [
  [/!\[[^\][]*\]\([^)(]*\)/g, ''],
  [/\[([^\][]+)\]\([^)(]*\)/g, '$1'],
  [/(\*\*|__)(?=\S)(.+?)\1/g, '$2'],
  [/(?<![\p{L}\p{N}])[*_](?=\S)([^*_]+)[*_](?![\p{L}\p{N}])/gu, '$1'],
  [/`([^`]+)`/g, '$1'],
];

export const withoutMarkup = (text: string): string =>
  INLINE.reduce((rest, [form, left]) => rest.replace(form, left), text).trim();

/** Markdown lets a heading end with the signs that it begins with. */
function withoutHashes(heading: string): string {
  let end = heading.length;
  while (heading[end - 1] === '#') end -= 1;
  return heading.slice(0, end);
}

/** A line of its own that is short and ends no sentence is a heading in plain text. */
const LONGEST_HEADING = 80;
const isBareHeading = (line: string): boolean =>
  line.length <= LONGEST_HEADING && /^\p{Lu}|^\d/u.test(line) && !/[.!:;,]$/.test(line);

/** Takes a text apart into headings, paragraphs and items of lists. */
export function blocksOf(source: string): Block[] {
  const text = source.replace(/\r\n?/g, '\n').replace(/^---\n[\s\S]*?\n---\n/, '');
  const isMarkdown = /^#{1,6} \S/m.test(text) || /^(?:\S.*\n(?:={3,}|-{3,})|\*\*[^*]+\*\*\s*)$/m.test(text);
  const blocks: Block[] = [];
  const add = (level: number, raw: string, isItem = false) => {
    const plain = withoutMarkup(raw);
    if (plain !== '') blocks.push({ level, text: plain, isItem });
  };
  for (const part of text.split(/\n\s*\n/)) {
    let paragraph: string[] = [];
    const end = () => {
      const [only] = paragraph;
      const isHeading =
        !isMarkdown && paragraph.length === 1 && only !== undefined && isBareHeading(only.trim());
      add(isHeading ? (blocks.length === 0 ? 1 : 2) : 0, paragraph.join(' '));
      paragraph = [];
    };
    for (const line of part.split('\n')) {
      const heading = /^(#{1,6}) (.+)$/.exec(line);
      const bold = /^\*\*([^*]+)\*\*\s*$/.exec(line);
      const item = /^(?:[-*+•]|\d+[.)])\s(.+)$/.exec(line.trim());
      const underline = /^(=|-)\1{2,}\s*$/.exec(line);
      if (underline && paragraph.length > 0) {
        add(underline[1] === '=' ? 1 : 2, paragraph.join(' '));
        paragraph = [];
      } else if (heading) {
        end();
        add(heading[1]!.length, withoutHashes(heading[2]!));
      } else if (bold && paragraph.length === 0) add(3, bold[1]!);
      else if (item) {
        end();
        add(0, item[1]!, true);
      } else paragraph.push(line.replace(/^> ?/, ''));
    }
    end();
  }
  return blocks;
}

/** A date stands among so many blocks at the top: title, what is under it, who wrote it. */
const TOP = 4;

/** More than these no folder holds; who has so many has a book, or something that is no text. */
const MOST_SENTENCES = 5_000;

/**
 * The sections of an article, and each of its sentences as a fact that somebody has yet to put in own words.
 *
 * @throws {ImportError} if it is longer than a folder can hold.
 */
export function readArticle(source: string): Found {
  const all = blocksOf(source);
  const dateAt = all.slice(0, TOP).findIndex(({ text }) => dateOfLine(text) !== null);
  // Whoever wrote it may stand on the same line: that is told by nothing else.
  const isDateAlone = dateAt >= 0 && !/^by /i.test(all[dateAt]!.text);
  const blocks = all.filter((_, i) => i !== dateAt || !isDateAlone);
  const [first] = blocks;
  const title = first !== undefined && first.level === 1 ? first.text : null;
  const sectionId = createIds('section');
  const factId = createIds('fact');
  const entryId = createIds('question');
  const sections: PlannedSection[] = [];
  const facts: PlannedFact[] = [];
  const topics: (PlannedTopic & { readonly entries: PlannedEntry[] })[] = [];
  const keyWords = createKeyWords(blocks.flatMap(({ level, text }) => (level > 0 ? [] : sentencesIn(text))));
  let paragraph = 0;
  const begin = (heading: string) => {
    sections.push({ id: sectionId(heading), title: heading.slice(0, 80) });
    topics.push({ id: sections.at(-1)!.id, title: heading.slice(0, 60), entries: [] });
    paragraph = 0;
  };
  for (const [i, { level, text }] of blocks.entries()) {
    if (level > 0) {
      if (i > 0 || level > 1) begin(text);
      continue;
    }
    if (sections.length === 0) begin('Introduction');
    paragraph += 1;
    const topic = topics.at(-1)!;
    for (const sentence of sentencesIn(text)) {
      if (facts.length === MOST_SENTENCES)
        throw new ImportError(
          'import.long',
          `This article has more than ${MOST_SENTENCES} sentences: take a part of it.`,
        );
      const words = keyWords(sentence) || topic.id;
      const id = factId(words);
      const proposal = proposedStanding(sentence);
      facts.push({
        id,
        where: `${topic.id}/${paragraph}`,
        standing: proposal.standing,
        statement: null,
        sentence,
        proposal,
      });
      topic.entries.push({
        ...{ id: entryId(words), question: '', facts: [id], phrasings: [] },
        ...{ isDraft: true, remark: null },
      });
    }
  }
  // A heading over nothing is no section of its own.
  const told = new Set(facts.map(({ where }) => where.split('/')[0]));
  return {
    title,
    date: dateAt < 0 ? null : dateOfLine(all[dateAt]!.text),
    sections: sections.filter(({ id }) => told.has(id)),
    facts,
    topics: topics.filter(({ entries }) => entries.length > 0),
  };
}
