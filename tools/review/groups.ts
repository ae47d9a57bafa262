/** What the maintainers should look at: questions without an answer, with a doubtful one, or with one that was no help. */
import { createHash } from 'node:crypto';
import type { Reply } from '../../src/core/reply.ts';
import type { WordForms } from '../../src/text/language.ts';
import { createLikenessIndex, tellingWords, withoutPlaceholders } from './likeness.ts';

type ReviewKind = 'unanswered' | 'badly-rated' | 'almost-ambiguous';

/** Questions that are alike, as `npm run review -- --json` prints them. */
export interface ReviewGroup {
  readonly id: string;
  readonly kind: ReviewKind;
  /** The one asked most, masked as in the log. */
  readonly question: string;
  /** The others, most asked first. */
  readonly variants: readonly string[];
  readonly count: number;
  /** Days on which any of them was asked. */
  readonly days: number;
  /** Entry ids. */
  readonly nearest: string | null;
  readonly runnerUp: string | null;
}

/** A question of the log on one day. */
export interface AskedQuestion {
  readonly question: string;
  readonly day: string;
  readonly count: number;
  readonly outcome: string;
  readonly gap: string | null;
}

/** A vote "not helpful". */
export interface Rated {
  readonly question: string | null;
  readonly day: string;
  readonly count: number;
  readonly kind: string;
  readonly subject: string;
}

export interface ReviewParts {
  readonly asked: readonly AskedQuestion[];
  readonly rated: readonly Rated[];
  readonly ignored: readonly string[];
  readonly minCount: number;
  /** How words are told apart in the language of the story. */
  readonly forms: WordForms;
  /** What the bot replies to it by the knowledge of now, out of any context. */
  readonly ask: (question: string) => Reply;
  /** Entry ids, nearest first. */
  readonly rank: (question: string) => readonly string[];
  /** An entry's own question. */
  readonly titleOf: (entry: string) => string | null;
}

/** An answer less sure than this is nearly as likely another one. */
const DOUBTFUL = 0.6;

interface Tally {
  readonly question: string;
  count: number;
  readonly days: Set<string>;
}

/** Where a question comes from; it decides what would count as settled since. */
type GroupOrigin =
  | { readonly from: 'open' | 'answered' }
  | { readonly from: 'rated'; readonly subject: string };

const originKey = (origin: GroupOrigin) =>
  origin.from === 'rated' ? `rated ${origin.subject}` : origin.from;

const idOf = (origin: GroupOrigin, question: string) =>
  createHash('sha256')
    .update(`${originKey(origin)}\n${question}`)
    .digest('hex')
    .slice(0, 8);

/** What there still is to do about a question; null if it is settled by now. */
function kindNow(origin: GroupOrigin, reply: Reply): ReviewKind | null {
  const doubtful = reply.kind === 'suggestions' || (reply.kind === 'answer' && reply.confidence < DOUBTFUL);
  switch (origin.from) {
    case 'rated':
      return reply.entry === origin.subject || reply.gap === origin.subject ? 'badly-rated' : null;
    case 'answered':
      // Without its context a follow-up question may have no answer; that says nothing.
      return reply.kind === 'answer' && doubtful ? 'almost-ambiguous' : null;
    case 'open':
      if (reply.kind === 'no-answer' && reply.gap === null) return 'unanswered';
      return doubtful ? 'almost-ambiguous' : null;
  }
}

function tallied(rows: readonly { question: string; day: string; count: number }[]): Tally[] {
  const tallies = new Map<string, Tally>();
  for (const { question, day, count } of rows) {
    const tally = tallies.get(question) ?? { question, count: 0, days: new Set() };
    tally.count += count;
    tally.days.add(day);
    tallies.set(question, tally);
  }
  return [...tallies.values()].sort((a, b) => b.count - a.count || (a.question < b.question ? -1 : 1));
}

/** The most asked first; each joins the first group that it is like. */
function alike(tallies: readonly Tally[], forms: WordForms): Tally[][] {
  const index = createLikenessIndex();
  const groups: Tally[][] = [];
  for (const tally of tallies) {
    const words = tellingWords(tally.question, forms);
    if (words.size === 0) continue;
    const at = index.find(words);
    if (at !== null) groups[at]!.push(tally);
    else {
      index.add(words);
      groups.push([tally]);
    }
  }
  return groups;
}

const countOf = (tallies: readonly Tally[]) => tallies.reduce((sum, { count }) => sum + count, 0);

function toGroups(origin: GroupOrigin, tallies: readonly Tally[], parts: ReviewParts): ReviewGroup[] {
  const groups: ReviewGroup[] = [];
  for (const candidates of alike(tallies, parts.forms)) {
    if (countOf(candidates) < parts.minCount) continue;
    const open = candidates.flatMap((tally) => {
      const kind = kindNow(origin, parts.ask(withoutPlaceholders(tally.question)));
      return kind === null ? [] : [{ ...tally, kind }];
    });
    const first = open[0];
    if (first === undefined || countOf(open) < parts.minCount) continue;
    const [nearest, runnerUp] = parts.rank(withoutPlaceholders(first.question));
    groups.push({
      id: idOf(origin, first.question),
      kind: first.kind,
      question: first.question,
      variants: open.slice(1).map(({ question }) => question),
      count: countOf(open),
      days: new Set(open.flatMap(({ days }) => [...days])).size,
      nearest: nearest ?? null,
      runnerUp: runnerUp ?? null,
    });
  }
  return groups;
}

/** Votes on replies whose question nobody knows any more: all that is left is what they were about. */
function ratedUnseen(rated: readonly Rated[], { minCount, titleOf }: ReviewParts): ReviewGroup[] {
  const bySubject = tallied(
    rated.flatMap(({ question, kind, subject, day, count }) =>
      question === null && kind === 'entry' ? [{ question: subject, day, count }] : [],
    ),
  );
  return bySubject.flatMap(({ question: entry, count, days }) => {
    const title = titleOf(entry);
    if (title === null || count < minCount) return [];
    const id = idOf({ from: 'rated', subject: entry }, '');
    return [
      {
        id,
        kind: 'badly-rated',
        question: title,
        variants: [],
        count,
        days: days.size,
        nearest: entry,
        runnerUp: null,
      },
    ];
  });
}

/** All groups, most asked first. The same log and knowledge give the same groups with the same ids. */
export function reviewGroups(parts: ReviewParts): ReviewGroup[] {
  const ignored = createLikenessIndex();
  for (const question of parts.ignored) ignored.add(tellingWords(question, parts.forms));
  const wanted = ({ question }: { question: string | null }) =>
    question === null || ignored.find(tellingWords(question, parts.forms)) === null;

  const asked = parts.asked.filter(wanted);
  const isOpen = ({ outcome, gap }: AskedQuestion) =>
    outcome === 'suggestions' || (outcome === 'no-answer' && gap === null);
  const groups = [
    ...toGroups({ from: 'open' }, tallied(asked.filter(isOpen)), parts),
    ...toGroups({ from: 'answered' }, tallied(asked.filter(({ outcome }) => outcome === 'answer')), parts),
  ];
  const rated = parts.rated.filter(({ kind }) => kind !== 'none').filter(wanted);
  for (const subject of new Set(rated.map((row) => row.subject))) {
    const rows = rated.flatMap((row) =>
      row.subject === subject && row.question !== null ? [{ ...row, question: row.question }] : [],
    );
    groups.push(...toGroups({ from: 'rated', subject }, tallied(rows), parts));
  }
  groups.push(...ratedUnseen(rated, parts).filter(wanted));
  return groups.sort((a, b) => b.count - a.count || b.days - a.days || (a.question < b.question ? -1 : 1));
}

/** The group of this id, or the one that has since taken it in. */
export function findGroup(groups: readonly ReviewGroup[], id: string): ReviewGroup | undefined {
  const origins = (group: ReviewGroup): GroupOrigin[] => [
    { from: 'open' },
    { from: 'answered' },
    ...(group.nearest === null ? [] : [{ from: 'rated' as const, subject: group.nearest }]),
  ];
  return (
    groups.find((group) => group.id === id) ??
    groups.find((group) =>
      group.variants.some((variant) => origins(group).some((origin) => idOf(origin, variant) === id)),
    )
  );
}
