/** Checks one item while it is being written: the rules of the whole check that look at it alone. */
import type { z } from 'zod';
import type { Engine } from '../../../src/engine/engine.ts';
import type { Entry, Fact, Gap, Knowledge } from '../../../src/knowledge/model.ts';
import type { Locate } from '../../../src/knowledge/places.ts';
import { factsSchema, gapsSchema, topicSchema } from '../../../src/knowledge/schema.ts';
import { checkGrounding, checkWording } from '../../../src/knowledge/wording/check.ts';
import { wordKey } from '../../../src/text/normalise.ts';
import { FIELDS, type Fields, type ItemRef, type Kind, type Value } from './items.ts';

export interface Finding {
  readonly kind: 'fault' | 'hint' | 'good';
  readonly text: string;
}

const SCHEMAS = {
  entry: topicSchema.shape.entries.element,
  gap: gapsSchema.element,
  fact: factsSchema.element,
} as const satisfies Record<Kind, z.ZodType>;

/** New ways to ask of which it is told what they get today. */
const MOST_TOLD = 4;

const fault = (text: string): Finding => ({ kind: 'fault', text });

const listOf = (value: Value | undefined): readonly string[] => (Array.isArray(value) ? value : []);

/** Fields that are there, as a file would have them. */
const written = (id: string, fields: Fields): Record<string, Value> => ({
  id,
  ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)),
});

function formFaults({ kind, id }: ItemRef, fields: Fields, where: readonly string[]): Finding[] {
  const parsed = SCHEMAS[kind].safeParse({ ...written(id, fields), ...(kind === 'fact' && { where }) });
  if (parsed.success) return [];
  return parsed.error.issues.map(({ path: [name], message }) => {
    const label = FIELDS[kind].find((spec) => spec.name === name)?.label ?? String(name);
    return fault(`${label}: ${message}`);
  });
}

const unknownFacts = (fields: Fields, { facts }: Knowledge): Finding[] =>
  ['facts', 'nearest', 'tells']
    .flatMap((name) => listOf(fields[name]))
    .filter((id) => !facts.has(id))
    .map((id) => fault(`There is no fact “${id}”.`));

/** Ways to ask that stand twice, here or elsewhere, and what new ones get today. */
function phrasingFindings({ kind, id }: ItemRef, seen: Fields, wanted: Fields, engine: Engine): Finding[] {
  const { knowledge, exact } = engine;
  const [before, now] = [listOf(seen['phrasings']), listOf(wanted['phrasings'])];
  const keys = now.map((text) => wordKey(text, knowledge.language.words));
  const found: Finding[] = [];
  let told = 0;
  for (const [i, text] of now.entries()) {
    if (keys.indexOf(keys[i]!) < i) found.push(fault(`“${text}” stands here twice.`));
    if (before.includes(text)) continue;
    const owner = exact.get(keys[i]!);
    const other = owner && ('entry' in owner ? owner.entry : 'gap' in owner ? owner.gap : null);
    if (other && other !== id) found.push(fault(`“${text}” stands at “${other}” already.`));
    else if (kind !== 'fact' && told < MOST_TOLD) {
      told += 1;
      const best = engine.matcher.match(text).entries[0]?.entry;
      if (best && best.id !== id)
        found.push({ kind: 'hint', text: `“${text}” is nearest to “${best.question}” today.` });
    }
  }
  return found;
}

const keyOf = (kind: string, id: string): string => `${kind}:${id}`;
const locate: Locate = (kind, id) => ({ file: keyOf(kind, id), line: 0, message: '' });

/** The story with this item as it is wanted, and of all others only what bears on it. */
function narrowed({ kind, id }: ItemRef, fields: Fields, knowledge: Knowledge): Knowledge {
  const value = { ...written(id, fields) };
  const { entries, gaps, facts } = knowledge;
  switch (kind) {
    case 'entry': {
      const bare = { topic: '', related: [], overview: false, revision: 1 };
      const entry: Entry = { ...bare, ...entries.get(id), ...SCHEMAS.entry.parse(value) };
      return { ...knowledge, entries: new Map([[id, entry]]), gaps: new Map() };
    }
    case 'gap': {
      const parsed = SCHEMAS.gap.parse(value);
      const gap: Gap = { ...gaps.get(id), ...parsed, reply: parsed.reply ?? null };
      return { ...knowledge, entries: new Map(), gaps: new Map([[id, gap]]) };
    }
    case 'fact': {
      const old = facts.get(id);
      if (old === undefined) return { ...knowledge, entries: new Map(), gaps: new Map() };
      const { statement, standing, attribution, changes } = SCHEMAS.fact.parse({
        ...value,
        where: old.where,
      });
      const fact: Fact = { ...old, statement, standing, attribution: attribution ?? null, changes };
      return {
        ...knowledge,
        facts: new Map([...facts, [id, fact]]),
        entries: new Map([...entries].filter(([, entry]) => entry.facts.includes(id))),
        gaps: new Map(),
      };
    }
  }
}

function wordingFaults(ref: ItemRef, fields: Fields, { knowledge }: Engine): Finding[] {
  const story = narrowed(ref, fields, knowledge);
  const own = new Set([
    keyOf(ref.kind, ref.id),
    ...[...story.entries.keys()].map((id) => keyOf('entry', id)),
  ]);
  return [...checkGrounding(story, locate), ...checkWording(story, locate)]
    .filter(({ file }) => own.has(file))
    .map(({ message }) => fault(message));
}

/** What there is to mend in an item as it is being written, and how new ways to ask it stand. */
export function checkItem(ref: ItemRef, seen: Fields, wanted: Fields, engine: Engine): Finding[] {
  const { knowledge } = engine;
  const where = knowledge.facts.get(ref.id)?.where ?? [];
  const form = [...formFaults(ref, wanted, where), ...unknownFacts(wanted, knowledge)];
  const found = [
    ...(form.length > 0 ? form : wordingFaults(ref, wanted, engine)),
    ...phrasingFindings(ref, seen, wanted, engine),
  ];
  return found.some(({ kind }) => kind === 'fault')
    ? found
    : [{ kind: 'good', text: 'Nothing to mend so far.' }, ...found];
}
