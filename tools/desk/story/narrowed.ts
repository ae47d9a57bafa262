/** One item as it is being written, completed as the loader completes it, with what of the story bears on it. */
import type { z } from 'zod';
import { entryOf, factOf, gapOf } from '../../../src/knowledge/complete.ts';
import type { Entry, Fact, Gap, Knowledge } from '../../../src/knowledge/model.ts';
import { factsSchema, gapsSchema, topicSchema } from '../../../src/knowledge/schema.ts';
import type { Fields, ItemRef, Kind, Value } from './items.ts';

export const SCHEMAS = {
  entry: topicSchema.shape.entries.element,
  gap: gapsSchema.unwrap().element,
  fact: factsSchema.element,
} as const satisfies Record<Kind, z.ZodType>;

/** What answers call the holder by, if that was written and not taken from the attribution. */
function holderOf({ holders, attribution }: Fact): readonly string[] | undefined {
  const [first, second] = holders;
  return first === undefined || (first === attribution && second === undefined) ? undefined : holders;
}

/** What stands in the file of an item beside the form's fields, as far as rules ask for it. */
function besides(
  { kind, id }: ItemRef,
  { entries, gaps, facts }: Knowledge,
): Readonly<Record<string, unknown>> {
  switch (kind) {
    case 'entry':
      return { overview: entries.get(id)?.overview };
    case 'gap':
      return { views: gaps.get(id)?.views };
    case 'fact': {
      const fact = facts.get(id);
      if (fact === undefined) return {};
      const { act, stance, counts, allPlaces, ofSource } = fact;
      return { act, stance, counts, all_places: allPlaces, of_source: ofSource, holder: holderOf(fact) };
    }
  }
}

/** The item as its file would have it. */
export function inFile(ref: ItemRef, fields: Fields, knowledge: Knowledge): Record<string, unknown> {
  const isThere = ([, value]: readonly [string, Value]) =>
    value !== null && !(Array.isArray(value) && value.length === 0);
  return {
    id: ref.id,
    ...besides(ref, knowledge),
    ...Object.fromEntries(Object.entries(fields).filter(isThere)),
  };
}

const only = <T>(id: string, one: T): ReadonlyMap<string, T> => new Map([[id, one]]);

function having<T>(all: ReadonlyMap<string, T>, isOne: (one: T) => boolean): ReadonlyMap<string, T> {
  return new Map([...all].filter(([, one]) => isOne(one)));
}

const NO_ENTRIES: ReadonlyMap<string, Entry> = new Map();
const NO_GAPS: ReadonlyMap<string, Gap> = new Map();

/**
 * The story with this item as it is wanted, and of entries and gaps only those that it bears on. What an entry is
 * related to is left out, because it may be outside of that.
 *
 * @throws {z.ZodError} if the item has not the form that files ask for.
 */
export function narrowed(ref: ItemRef, fields: Fields, knowledge: Knowledge): Knowledge {
  const { kind, id } = ref;
  const value = inFile(ref, fields, knowledge);
  const { article, entries, gaps, facts } = knowledge;
  switch (kind) {
    case 'entry': {
      const entry = entryOf(SCHEMAS.entry.parse(value), entries.get(id)?.topic ?? '', facts);
      return { ...knowledge, entries: only(id, entry), gaps: NO_GAPS };
    }
    case 'gap':
      return { ...knowledge, entries: NO_ENTRIES, gaps: only(id, gapOf(SCHEMAS.gap.parse(value))) };
    case 'fact': {
      const parsed = SCHEMAS.fact.parse(value);
      const others = having(facts, (fact) => fact.id !== id);
      const stating = having(entries, (entry) => entry.facts.includes(id));
      return {
        ...knowledge,
        facts: parsed.draft ? others : new Map([...others, [id, factOf(parsed, article)]]),
        entries: new Map([...stating].map(([key, entry]) => [key, { ...entry, related: [] }])),
        gaps: having(gaps, ({ nearest }) => nearest.includes(id)),
      };
    }
  }
}
