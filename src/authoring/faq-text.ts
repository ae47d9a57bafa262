/** Reads a FAQ as CSV, JSON or Markdown: questions with their answers and ways to ask, by topic. */
import { parse as parseCsv } from 'csv-parse/sync';
import { z } from 'zod';
import { blocksOf } from './article-text.ts';
import { ImportError } from './import-error.ts';

/** One question of a FAQ, as it stands there. */
export interface Asked {
  readonly question: string;
  readonly answer: string;
  readonly ways: readonly string[];
  /** The heading that it stands under; null if there is none. */
  readonly topic: string | null;
}

const NAMES = {
  question: /^(?:q|questions?|title)$/i,
  answer: /^(?:a|answers?|text|reply)$/i,
  ways: /^(?:ways?|ways? to ask|phrasings?|variants?|alternatives?|also|also asked|synonyms|utterances?)\b/i,
  topic: /^(?:topic|section|category|group)$/i,
};

/** Several ways to ask in one cell stand on lines of their own, or between strokes. */
const waysIn = (cell: string): string[] =>
  cell
    .split(/[\n|]/)
    .map((way) => way.trim())
    .filter((way) => way !== '');

const complete = (rows: readonly Asked[], what: string): Asked[] => {
  const found = rows.filter(({ question, answer }) => question !== '' && answer !== '');
  if (found.length > 0) return found;
  throw new ImportError('import.nothing', `No question with its answer was found in this ${what}.`);
};

/** The first line names the columns; where it does not, they are question, answer, and ways to ask. */
export function readCsv(text: string): Asked[] {
  const [firstLine = ''] = text.split('\n', 1);
  const delimiter =
    [';', '\t', ','].sort((a, b) => firstLine.split(b).length - firstLine.split(a).length)[0] ?? ',';
  let rows: string[][];
  try {
    rows = parseCsv(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
  } catch (error) {
    throw new ImportError(
      'import.csv',
      `This CSV cannot be read: ${error instanceof Error ? error.message : error}`,
    );
  }
  const [header = [], ...others] = rows;
  const at = (name: RegExp) => header.findIndex((cell) => name.test(cell.trim()));
  const isNamed = at(NAMES.question) >= 0 && at(NAMES.answer) >= 0;
  const columns = isNamed
    ? {
        question: at(NAMES.question),
        answer: at(NAMES.answer),
        topic: at(NAMES.topic),
        ways: header.flatMap((cell, i) => (NAMES.ways.test(cell.trim()) ? [i] : [])),
      }
    : { question: 0, answer: 1, topic: -1, ways: header.flatMap((_, i) => (i > 1 ? [i] : [])) };
  return complete(
    (isNamed ? others : rows).map((cells) => ({
      question: cells[columns.question] ?? '',
      answer: cells[columns.answer] ?? '',
      topic: cells[columns.topic] || null,
      ways: columns.ways.flatMap((i) => waysIn(cells[i] ?? '')),
    })),
    'CSV file; its first line should name the columns "question", "answer" and "ways"',
  );
}

const ways = z.union([z.array(z.string()), z.string().transform(waysIn)]);
const row = z.record(z.string(), z.unknown());

/** A list of objects with question, answer, ways to ask and topic, by these names or near ones. */
export function readJson(text: string): Asked[] {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new ImportError(
      'import.json',
      `This is no JSON: ${error instanceof Error ? error.message : error}`,
    );
  }
  const inside = row.safeParse(value);
  const lists = inside.success ? Object.values(inside.data).filter(Array.isArray) : [value];
  const rows = z.array(row).safeParse(lists[0]);
  if (!rows.success)
    throw new ImportError(
      'import.json',
      'This JSON is no list of questions; write [{"question": "…", "answer": "…", "ways": ["…"]}].',
    );
  const cell = (from: z.output<typeof row>, name: RegExp): unknown =>
    Object.entries(from).find(([key]) => name.test(key))?.[1];
  const text_ = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
  return complete(
    rows.data.map((one) => ({
      question: text_(cell(one, NAMES.question)),
      answer: text_(cell(one, NAMES.answer)),
      topic: text_(cell(one, NAMES.topic)) || null,
      ways: ways.safeParse(cell(one, NAMES.ways)).data ?? [],
    })),
    'JSON file',
  );
}

/** Stands before ways to ask, in a list under an answer. */
const WAYS = /^(?:ways to ask|also asked|asked as|other ways to ask|phrasings|variants)\b[^.]*:?$/i;
const QUESTION = /^q(?:uestion)? ?[:.](.+)$/i;
const ANSWER = /^a(?:nswer)? ?[:.](.+)$/i;

/** Headings that ask are questions, and so is what stands behind "Q:"; other headings are topics. */
export function readMarkdown(text: string): Asked[] {
  const rows: { question: string; answer: string[]; ways: string[]; topic: string | null }[] = [];
  let topic: string | null = null;
  let inWays = false;
  for (const { level, text: line, isItem } of blocksOf(text)) {
    const asked = QUESTION.exec(line)?.[1]?.trim() ?? (level > 0 && line.endsWith('?') ? line : null);
    const current = rows.at(-1);
    if (asked !== null) {
      rows.push({
        question: asked.replace(/\sa(?:nswer)? ?[:.].*$/is, '').trim(),
        answer: [],
        ways: [],
        topic,
      });
      const within = /\sa(?:nswer)? ?[:.](.+)$/is.exec(asked)?.[1]?.trim();
      if (within !== undefined) rows.at(-1)!.answer.push(within);
      inWays = false;
    } else if (level > 0) {
      if (level > 1) topic = line;
      inWays = false;
    } else if (current === undefined) continue;
    else if (WAYS.test(line)) inWays = true;
    else if (inWays && isItem) current.ways.push(line);
    else {
      inWays = false;
      current.answer.push(ANSWER.exec(line)?.[1]?.trim() ?? line);
    }
  }
  return complete(
    rows.map(({ answer, ...one }) => ({ ...one, answer: answer.map(asSentence).join(' ') })),
    'text; each question should be a heading, and its answer the text below it',
  );
}

const asSentence = (text: string): string => (/[.!?:]$/.test(text) ? text : `${text}.`);

/** Whether a text is a FAQ rather than an article: half of its headings ask, or questions are marked as such. */
export function looksLikeFaq(text: string): boolean {
  const blocks = blocksOf(text);
  const marked = blocks.filter(({ text: line }) => QUESTION.test(line)).length;
  const headings = blocks.filter(({ level }) => level > 1);
  const asking = headings.filter(({ text: line }) => line.endsWith('?')).length;
  return marked >= 2 || (asking >= 2 && asking >= headings.length / 2);
}
