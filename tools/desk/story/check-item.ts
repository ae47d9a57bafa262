/** Checks one item while it is being written: the rules of the whole check that look at it alone. */
import { ownerOf } from '../../../src/decision/exact.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import type { Locate } from '../../../src/knowledge/places.ts';
import {
  factFaults,
  lengthFaults,
  lengthWarnings,
  unknownReferences,
} from '../../../src/knowledge/references.ts';
import { schemaFault, separateFaults } from '../../../src/knowledge/schema-faults.ts';
import type { ValidationIssue } from '../../../src/knowledge/validation-issue.ts';
import { checkGrounding, checkWording } from '../../../src/knowledge/wording/check.ts';
import { wordKey } from '../../../src/text/normalise.ts';
import { FIELDS, type Fields, type ItemRef, isSame, type Value } from './items.ts';
import { meaningWarnings } from './meaning.ts';
import { inFile, narrowed, SCHEMAS } from './narrowed.ts';

export interface Finding {
  readonly kind: 'fault' | 'hint' | 'good';
  readonly text: string;
}

/** New ways to ask of which it is told what they get today. */
const MOST_TOLD = 4;

const fault = (text: string): Finding => ({ kind: 'fault', text });
const hint = (text: string): Finding => ({ kind: 'hint', text });

const listOf = (value: Value | undefined): readonly string[] => (Array.isArray(value) ? value : []);

function formFaults(ref: ItemRef, fields: Fields, { knowledge }: Engine): Finding[] {
  const raw = inFile(ref, fields, knowledge);
  const parsed = SCHEMAS[ref.kind].safeParse(raw);
  if (parsed.success) return [];
  return separateFaults(parsed.error.issues, raw).map((issue) => {
    const name = String(issue.path[0]);
    const label = FIELDS[ref.kind].find((spec) => spec.name === name)?.label ?? name;
    return fault(schemaFault(issue, raw).replace(`"${name}" `, `${label}: `));
  });
}

/** Ways to ask that stand twice, here or elsewhere, and what new ones get today. */
function phrasingFindings({ kind, id }: ItemRef, seen: Fields, wanted: Fields, engine: Engine): Finding[] {
  const { knowledge, exact } = engine;
  const [before, now] = [listOf(seen['phrasings']), listOf(wanted['phrasings'])];
  const keys = now.map((text) => wordKey(text, knowledge.language.words));
  const found: Finding[] = [];
  let told = 0;
  for (const [i, text] of now.entries()) {
    if (keys.indexOf(keys[i]!) < i) found.push(hint(`“${text}” stands here twice.`));
    if (before.includes(text)) continue;
    const owner = ownerOf(keys[i]!, exact);
    const other = owner && ('entry' in owner ? owner.entry : 'gap' in owner ? owner.gap : null);
    if (other && other !== id) found.push(hint(`“${text}” stands at “${other}” already.`));
    else if (kind !== 'fact' && told < MOST_TOLD) {
      told += 1;
      const best = engine.matcher.match(text).entries[0]?.entry;
      if (best && best.id !== id) found.push(hint(`“${text}” is nearest to “${best.question}” today.`));
    }
  }
  return found;
}

/** Whether what was posted has to be corrected nobody can tell but whoever writes; they are asked. */
function substanceFindings({ kind }: ItemRef, seen: Fields, wanted: Fields): Finding[] {
  if (kind !== 'entry' || !isSame(seen['revision'] ?? null, wanted['revision'] ?? null)) return [];
  const changes = ['answer', 'facts'].some((name) => !isSame(seen[name] ?? null, wanted[name] ?? null));
  return changes
    ? [hint('The answer changes. If it now says something else, tick “Correct what was posted”.')]
    : [];
}

const keyOf = (kind: string, id: string): string => `${kind}:${id}`;
/** Nobody has to be told the id of what they write at. */
const withoutOwnId = (message: string, id: string): string =>
  message.replace(new RegExp(` (?:of|for) "${id}"`, 'g'), '');

const locate: Locate = (kind, id) => ({ file: keyOf(kind, id), line: 0, message: '' });

/** What the loader and the check of the wording say of an item that has its form. */
function ruleFindings(ref: ItemRef, fields: Fields, { knowledge }: Engine): Finding[] {
  const isDraft = fields['draft'] === true;
  // What is unfinished is held to its form alone; only a fact may be missed by others.
  if (isDraft && ref.kind !== 'fact') return [];
  const story = narrowed(ref, fields, knowledge);
  const { facts, entries, gaps, article } = story;
  const own = new Set([
    keyOf(ref.kind, ref.id),
    ...[...entries.keys()].map((id) => keyOf('entry', id)),
    ...[...gaps.keys()].map((id) => keyOf('gap', id)),
  ]);
  const texts = (issues: readonly ValidationIssue[]): string[] =>
    issues.filter(({ file }) => own.has(file)).map(({ message }) => withoutOwnId(message, ref.id));
  const references = texts([
    ...factFaults(facts, article, locate),
    ...unknownReferences({ facts, entries, gaps, drafts: isDraft ? [ref.id] : [] }, locate),
    ...lengthFaults(entries, locate),
  ]);
  if (isDraft || references.length > 0) return references.map(fault);
  const wording = checkWording(story, locate);
  return [
    ...texts([...checkGrounding(story, locate), ...wording.faults]).map(fault),
    ...texts([...lengthWarnings(entries, locate), ...wording.warnings]).map(hint),
  ];
}

/** What there is to mend in an item as it is being written, and how new ways to ask it stand. */
export function checkItem(ref: ItemRef, seen: Fields, wanted: Fields, engine: Engine): Finding[] {
  const form = formFaults(ref, wanted, engine);
  const found = [
    ...(form.length > 0 ? form : ruleFindings(ref, wanted, engine)),
    ...phrasingFindings(ref, seen, wanted, engine),
  ];
  if (found.some(({ kind }) => kind === 'fault')) return found;
  if (wanted['draft'] === true) return [{ kind: 'good', text: 'A draft: the bot leaves it out.' }, ...found];
  const turned = meaningWarnings(ref.kind, seen, wanted, engine.knowledge.language.wording).map(hint);
  const holds =
    turned.length > 0
      ? 'Length, form, numbers and names'
      : 'Length, form, numbers, names, firmness and source';
  const text = `${holds} hold. Whether each word of it is true no check can tell: read it against the facts.`;
  return [...turned, { kind: 'good', text }, ...found, ...substanceFindings(ref, seen, wanted)];
}
