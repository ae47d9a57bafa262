/** The story in brief: its most important facts, as many as somebody asks for. */
import type { Entry, Fact, Knowledge } from '../../knowledge/model.ts';
import { sectionOf } from '../../knowledge/sections.ts';
import type { Reply } from '../reply.ts';
import { bullet, factsOf, introOf, sourceFact, storyFacts, type Telling, told } from './told.ts';

const USUAL = 5;
const MOST = 7;

/** A fact that several sections tell is more important than one that stands in passing. */
const sectionsTelling = ({ where }: Fact, { article }: Knowledge): number =>
  new Set(where.map((place) => sectionOf(article.sections, place)?.id)).size;

/** The most important facts, the first of the article always among them, in the order of importance. */
export function importantFacts(knowledge: Knowledge): Fact[] {
  const { brief } = knowledge.article.words;
  if (brief.length > 0) return factsOf(knowledge, brief);
  const [lead, ...others] = storyFacts(knowledge);
  if (lead === undefined) return [];
  return [lead, ...others.sort((a, b) => sectionsTelling(b, knowledge) - sectionsTelling(a, knowledge))];
}

/** How many facts a wish such as "in three points" asks for; null if it does not say. */
function wished(words: string, { language }: Knowledge): number | null {
  const { pieces, onePiece, twoPieces, long, numbers } = language.values;
  if (onePiece.test(words)) return 1;
  if (twoPieces.test(words)) return 2;
  const many = pieces.exec(words)?.groups?.['many'];
  const number = many === undefined ? undefined : (numbers.get(many) ?? Number(many));
  if (number !== undefined && number >= 1 && number <= MOST) return number;
  return long.test(words) ? MOST : null;
}

/** An entry's short form: it says for itself that the article says it, and as of when. @param heading Over it, if any. */
export const inOneSentence = (telling: Telling, { short, facts }: Entry, heading?: string): Reply =>
  told(telling, null, [{ heading, lines: [short] }], factsOf(telling.knowledge, facts));

const countWords = (text: string): number => text.split(/\s+/).length;

/** How many words a wish such as "in under 50 words" leaves; null if it does not say. */
function mostWords(words: string, { language }: Knowledge): number | null {
  const many = language.values.words.exec(words)?.groups?.['many'];
  return many === undefined ? null : (language.values.numbers.get(many) ?? Number(many));
}

/** The first of these facts that together have no more words than this. */
function within(facts: readonly Fact[], most: number): Fact[] {
  let left = most;
  const end = facts.findIndex(({ statement }) => {
    left -= countWords(statement);
    return left < 0;
  });
  return end < 0 ? [...facts] : facts.slice(0, end);
}

/** @param words The plain words of the wish. */
export function brief(telling: Telling, words: string): Reply {
  const { knowledge, messages } = telling;
  const many = wished(words, knowledge);
  const most = mostWords(words, knowledge);
  const important = importantFacts(knowledge);
  const overview = knowledge.entries.get(knowledge.article.words.overview ?? '');
  if (many === 1 && overview !== undefined) return inOneSentence(telling, overview);
  const heading = messages.format('whole.brief');
  const room = most === null ? null : most - countWords(`${heading} ${introOf(telling, important, true)}`);
  const fitting = room === null ? important : within(important, room);
  // Nothing is put in words that nobody has checked, for children either.
  const isPlain = knowledge.language.values.plain.test(words);
  if ((isPlain || fitting.length === 0) && overview !== undefined)
    return inOneSentence(telling, overview, messages.format(isPlain ? 'whole.plainest' : 'whole.shortest'));
  const facts = fitting.slice(0, many ?? (most === null ? USUAL : MOST));
  // Whoever asks about the source by name is told what it is, too, unless so many points are wished.
  const source =
    many === null && knowledge.language.values.source.test(words) ? sourceFact(knowledge) : undefined;
  const lines = facts.map(({ statement }) => bullet(statement));
  return told(
    telling,
    heading,
    [
      { lines: source === undefined ? [] : [source.statement] },
      { heading: introOf(telling, facts, true), lines },
    ],
    source === undefined ? facts : [...facts, source],
  );
}
