/** The peers that this engine is measured beside, over the very same phrasings and questions. */
import Fuse from 'fuse.js';
import { type Entry, type Knowledge, phrasingCount } from '../../src/knowledge/model.ts';
import type { Question } from './questions.ts';

export const CONTENDERS = ['backchannel', 'fuse.js', 'minisearch'] as const;
export type Contender = (typeof CONTENDERS)[number];

export interface Row {
  readonly engine: Contender;
  readonly phrasings: number;
  readonly p50_ms: number;
  readonly p99_ms: number;
  /** Share of the answerable questions whose first result states a right fact; peers have no gate. */
  readonly right: number;
  readonly load_ms: number;
  readonly rss_mb: number;
}

/** The facts that a search's first result states; empty if there is none. */
type Search = (text: string) => readonly string[];

/** Words to vary phrasings with, so that a large knowledge has a large vocabulary too. */
const SYLLABLES = [
  'ka',
  'lo',
  'mi',
  're',
  'tu',
  'san',
  'vel',
  'dor',
  'pin',
  'gra',
  'ost',
  'ume',
  'bri',
  'zel',
  'fon',
  'had',
];

function wordNumber(n: number): string {
  let word = '';
  for (let rest = n + 16; rest > 0; rest = Math.floor(rest / 16)) word += SYLLABLES[rest % 16];
  return word;
}

/** The knowledge with that many phrasings, each group losing its share. */
function shrink(knowledge: Knowledge, size: number, shipped: number): Knowledge {
  let seen = 0;
  const fewer = (phrasings: readonly string[]) =>
    phrasings.filter(() => {
      seen++;
      return Math.floor((seen * size) / shipped) > Math.floor(((seen - 1) * size) / shipped);
    });
  return {
    ...knowledge,
    entries: new Map(
      [...knowledge.entries].map(([id, entry]) => [id, { ...entry, phrasings: fewer(entry.phrasings) }]),
    ),
    gaps: new Map([...knowledge.gaps].map(([id, gap]) => [id, { ...gap, phrasings: fewer(gap.phrasings) }])),
  };
}

/** The knowledge with further phrasings, made of its own with a word dropped and a made-up one added. */
export function resize(knowledge: Knowledge, size: number): Knowledge {
  const shipped = phrasingCount(knowledge);
  if (size === 0 || size === shipped) return knowledge;
  if (size < shipped) return shrink(knowledge, size, shipped);
  const factor = Math.ceil(size / shipped);
  let missing = size - shipped;
  const more = (phrasings: readonly string[]): string[] => {
    const made = [...phrasings];
    for (let round = 1; round < factor; round++)
      for (const [i, phrasing] of phrasings.entries()) {
        if (missing-- <= 0) return made;
        const words = phrasing.split(' ');
        words.splice((i + round) % words.length, 1, wordNumber((i * 31 + round * 7) % 4000));
        made.push(`${words.join(' ')} ${wordNumber(made.length % 4000)}`);
      }
    return made;
  };
  return {
    ...knowledge,
    entries: new Map(
      [...knowledge.entries].map(([id, entry]) => [id, { ...entry, phrasings: more(entry.phrasings) }]),
    ),
    gaps: new Map([...knowledge.gaps].map(([id, gap]) => [id, { ...gap, phrasings: more(gap.phrasings) }])),
  };
}

/** Peers search all phrasings; a gap states no fact. */
function documentsOf({ entries, gaps }: Knowledge) {
  let id = 0;
  const documents = (
    of: Iterable<{ phrasings: readonly string[] }>,
    facts: (entry: Entry) => readonly string[],
  ) =>
    [...of].flatMap((group) =>
      group.phrasings.map((text) => ({ id: id++, text, facts: facts(group as Entry) })),
    );
  return [...documents(entries.values(), (entry) => entry.facts), ...documents(gaps.values(), () => [])];
}

async function load(contender: Contender, knowledge: Knowledge): Promise<Search> {
  switch (contender) {
    case 'backchannel': {
      const { trainMatchEngine } = await import('../../src/engine/train.ts');
      const { matcher } = trainMatchEngine(knowledge);
      return (text) => matcher.match(text).entries[0]!.entry.facts;
    }
    case 'fuse.js': {
      const fuse = new Fuse(documentsOf(knowledge), {
        keys: ['text'],
        useTokenSearch: true,
        threshold: 0.4,
        ignoreLocation: true,
      });
      return (text) => fuse.search(text, { limit: 1 })[0]?.item.facts ?? [];
    }
    case 'minisearch': {
      const { default: MiniSearch } = await import('minisearch');
      const index = new MiniSearch<{ id: number; text: string; facts: readonly string[] }>({
        fields: ['text'],
        storeFields: ['facts'],
        searchOptions: { fuzzy: 0.2, prefix: true },
      });
      index.addAll(documentsOf(knowledge));
      return (text) => (index.search(text)[0]?.['facts'] as readonly string[] | undefined) ?? [];
    }
  }
}

/** Slow peers at a large size are timed on fewer questions: enough for a p99, and the run ends. */
const ENOUGH_MS = 60_000;

/** Loads the contender with the knowledge brought to `size` phrasings (0: as it is) and asks all questions. */
export async function measureContender(
  engine: Contender,
  knowledge: Knowledge,
  questions: readonly Question[],
  size: number,
): Promise<Row> {
  const grown = resize(knowledge, size);
  const phrasings = phrasingCount(grown);
  const start = performance.now();
  const search = await load(engine, grown);
  const load_ms = performance.now() - start;

  const asked = questions.filter(({ kind }) => kind !== 'chatter');
  // The first round warms the code up, as a bot that has run for a minute is warm.
  const warmUp = performance.now();
  for (const { text } of asked) {
    search(text);
    if (performance.now() - warmUp > ENOUGH_MS / 4) break;
  }
  const times: number[] = [];
  let answerable = 0;
  let right = 0;
  const begin = performance.now();
  for (const { text, kind, facts } of asked) {
    const before = performance.now();
    const stated = search(text);
    times.push(performance.now() - before);
    if (kind === 'answerable') {
      answerable++;
      if (stated.some((fact) => facts.includes(fact))) right++;
    }
    if (performance.now() - begin > ENOUGH_MS) break;
  }
  times.sort((a, b) => a - b);
  globalThis.gc?.();
  return {
    engine,
    phrasings,
    p50_ms: times[times.length >> 1]!,
    p99_ms: times[Math.floor(times.length * 0.99)]!,
    right: right / answerable,
    load_ms,
    rss_mb: process.memoryUsage.rss() / 1e6,
  };
}
