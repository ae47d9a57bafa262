/** Holds every text that people read against the facts it states: entries, short forms, refusals, statements, names. */
import type { Fact, Knowledge } from '../model.ts';
import type { Locate } from '../places.ts';
import type { ValidationIssue } from '../validation-issue.ts';
import { lacksNot, nothingElse } from './claims.ts';
import { firmer, stronger } from './limits.ts';
import { besideThePoint } from './nearness.ts';
import { createOwnWords } from './own-words.ts';
import { bareEnds, fragments, numbersAlone, repeatedWithin } from './sentences.ts';
import { toldAsFact, unattributed, uncited, unconfirmed, unmarked } from './standing.ts';
import { createGround, type Ground, type Stated, states, type WordingRule } from './stated.ts';
import { stale } from './time.ts';

/** What holds for all that is said of the story. */
const RULES: readonly WordingRule[] = [
  unattributed,
  uncited,
  unmarked,
  unconfirmed,
  firmer,
  stronger,
  nothingElse,
  lacksNot,
  fragments,
  bareEnds,
  repeatedWithin,
  numbersAlone,
];

/** What a text does wrong, each as a clause. Statements stand under a line that says as of when: they are not dated. */
const wordingFaults = (stated: Stated, ground: Ground, isDated = true): string[] =>
  [...RULES, ...(isDated ? [stale] : [])].flatMap((rule) => rule(stated, ground));

const factsIn = ({ facts }: Knowledge, ids: readonly string[]): Fact[] =>
  ids.flatMap((id) => facts.get(id) ?? []);

/** Every text of an entry, with the facts that it states. */
const entryTexts = (knowledge: Knowledge) =>
  [...knowledge.entries.values()].flatMap(({ id, facts, ...entry }) =>
    (['answer', 'short'] as const).map((field) => ({
      id,
      field,
      stated: { text: entry[field], facts: factsIn(knowledge, facts) },
    })),
  );

/** What keeps a story from being told: entries that say what none of their facts does, or tell a view as a fact. */
export function checkGrounding(knowledge: Knowledge, locate: Locate): ValidationIssue[] {
  const ground = createGround(knowledge);
  const ownWords = createOwnWords(knowledge);
  return entryTexts(knowledge).flatMap(({ id, field, stated }) =>
    [...ownWords(stated), ...toldAsFact(stated, ground)].map((message) => ({
      ...locate('entry', id, field),
      message: `${field} of "${id}": ${message}`,
    })),
  );
}

/** Every fault in the wording beyond that, of all texts: for those who write them. */
export function checkWording(knowledge: Knowledge, locate: Locate): ValidationIssue[] {
  const ground = createGround(knowledge);
  const ownWords = createOwnWords(knowledge);
  const factsOf = (ids: readonly string[]): Fact[] => factsIn(knowledge, ids);
  const faults: ValidationIssue[] = [];
  const tell = (found: readonly string[], what: string, ...place: Parameters<Locate>) => {
    for (const message of found) faults.push({ ...locate(...place), message: `${what}: ${message}` });
  };
  for (const { id, field, stated } of entryTexts(knowledge))
    tell(wordingFaults(stated, ground), `${field} of "${id}"`, 'entry', id, field);
  for (const gap of knowledge.gaps.values()) {
    const tells = factsOf(gap.tells);
    const found = [
      ...(gap.reply === null ? [] : wordingFaults({ text: gap.reply, facts: [] }, ground)),
      ...besideThePoint(gap, tells, ground),
    ];
    tell(found, `reply of "${gap.id}"`, 'gap', gap.id, 'reply');
  }
  for (const fact of knowledge.facts.values())
    tell(
      wordingFaults({ text: fact.statement, facts: [fact] }, ground, false),
      `statement of "${fact.id}"`,
      'fact',
      fact.id,
      'statement',
    );
  for (const { name, plural, is, facts } of knowledge.names) {
    if (is === null) continue;
    const told = factsOf(facts);
    const stated = { text: `${name} ${plural ? 'are' : 'is'} ${is}.`, facts: told };
    // Of the facts that tell of a name, these words state some.
    const said = { ...stated, facts: told.filter((fact) => states(ground, fact, stated.text)) };
    const found = [...ownWords(stated), ...wordingFaults(said, ground, false)];
    tell(found, `what "${name}" is`, 'fact', facts[0]!);
  }
  return faults;
}
