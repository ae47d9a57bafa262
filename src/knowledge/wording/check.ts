/** Holds every text that people read against the facts it states: entries, short forms, refusals, statements, names. */
import type { Fact, Knowledge } from '../model.ts';
import type { Locate } from '../places.ts';
import type { ValidationIssue } from '../validation-issue.ts';
import { lacksNot, nothingElse } from './claims.ts';
import { firmer, stronger } from './limits.ts';
import { besideThePoint } from './nearness.ts';
import { createOwnWords, inventedNumbers } from './own-words.ts';
import { bareEnds, fragments, numbersAlone, repeatedWithin } from './sentences.ts';
import { halfMarked, toldAsFact, unattributed, uncited, unconfirmed, unmarked } from './standing.ts';
import {
  createGround,
  type Ground,
  type Stated,
  states,
  type Told,
  toldOf,
  type WordingRule,
} from './stated.ts';
import { maybeStale, stale } from './time.ts';

/** What tells as everybody's or as a fact what somebody says or what is only possible. */
const WHOSE: readonly WordingRule[] = [unattributed, uncited, unmarked];

/** What else makes a text untrue: it says more, or firmer, than the source does. */
const TRUTH: readonly WordingRule[] = [unconfirmed, firmer, stronger, nothingElse, lacksNot];

/** What makes a true text hard to read. */
const STYLE: readonly WordingRule[] = [fragments, bareEnds, repeatedWithin, numbersAlone, halfMarked];

/** What a text does wrong, each as a clause. */
interface Found {
  readonly faults: readonly string[];
  readonly warnings: readonly string[];
}

/**
 * Statements stand under a line that says as of when: they are not dated.
 *
 * @param told Which of the facts the text tells, where it may leave some out.
 */
function findingsIn(
  stated: Stated,
  ground: Ground,
  isDated = true,
  { told, unsure }: Told = { told: stated.facts, unsure: [] },
): Found {
  const by = (rules: readonly WordingRule[], of: Stated): string[] =>
    rules.flatMap((rule) => rule(of, ground));
  const { text } = stated;
  const faults = [
    ...by(WHOSE, { text, facts: told }),
    ...by([...TRUTH, ...(isDated ? [stale] : [])], stated),
  ];
  const doubtful = unsure.length === 0 ? [] : by([...WHOSE, toldAsFact], { text, facts: unsure });
  return {
    faults,
    warnings: [
      ...doubtful.filter((one) => !faults.includes(one)),
      ...by([...STYLE, ...(isDated ? [maybeStale] : [])], stated),
    ],
  };
}

const NOTHING: Found = { faults: [], warnings: [] };

const factsIn = ({ facts }: Knowledge, ids: readonly string[]): Fact[] =>
  ids.flatMap((id) => facts.get(id) ?? []);

/** A text of an entry with the facts that it states, and what it is called in a message. */
interface EntryText {
  readonly id: string;
  readonly field: 'answer' | 'short';
  readonly what: string;
  readonly stated: Stated;
  /** Which of the facts it tells: a short form that somebody wrote may leave some out. */
  readonly told: Told;
}

/**
 * Every text of an entry, with the facts that it states. What an answer begins with serves as its short form where
 * nobody wrote one: it is held against what it states itself, and where it is the whole answer, not a second time.
 */
function entryTexts(knowledge: Knowledge, ground: Ground): EntryText[] {
  return [...knowledge.entries.values()].flatMap(({ id, facts: ids, answer, short }): EntryText[] => {
    const facts = factsIn(knowledge, ids);
    const whole: EntryText = {
      id,
      field: 'answer',
      what: `answer of "${id}"`,
      stated: { text: answer, facts },
      told: { told: facts, unsure: [] },
    };
    if (short === answer) return [whole];
    if (!answer.startsWith(short)) {
      const stated = { text: short, facts };
      return [whole, { id, field: 'short', what: `short of "${id}"`, stated, told: toldOf(stated, ground) }];
    }
    const own = facts.filter((fact) => fact.statement.includes(short) || states(ground, fact, short));
    const what = `the first sentence of the answer of "${id}", which stands for it in lists (or write a "short")`;
    const told = { told: own, unsure: [] };
    return [whole, { id, field: 'short', what, stated: { text: short, facts: own }, told }];
  });
}

/** What keeps a story from being told: entries that say what none of their facts does, or tell a view as a fact. */
export function checkGrounding(knowledge: Knowledge, locate: Locate): ValidationIssue[] {
  const ground = createGround(knowledge);
  const ownWords = createOwnWords(knowledge);
  const ofEntries = entryTexts(knowledge, ground).flatMap(({ id, field, what, stated, told }) =>
    [...ownWords(stated), ...toldAsFact({ ...stated, facts: told.told }, ground)].map((message) => ({
      ...locate('entry', id, field),
      message: `${what}: ${message}`,
    })),
  );
  const ofGaps = [...knowledge.gaps.values()].flatMap((gap) =>
    inventedNumbers(gap, knowledge).map((number) => ({
      ...locate('gap', gap.id, 'reply'),
      message: `reply of "${gap.id}": the number ${number} is in no fact of the story`,
    })),
  );
  return [...ofEntries, ...ofGaps];
}

/** What else is wrong in the wording of all texts: what is untrue, and what is merely hard to read. */
export function checkWording(
  knowledge: Knowledge,
  locate: Locate,
): { readonly faults: ValidationIssue[]; readonly warnings: ValidationIssue[] } {
  const ground = createGround(knowledge);
  const ownWords = createOwnWords(knowledge);
  const factsOf = (ids: readonly string[]): Fact[] => factsIn(knowledge, ids);
  const faults: ValidationIssue[] = [];
  const warnings: ValidationIssue[] = [];
  const tell = (found: Found, what: string, ...place: Parameters<Locate>) => {
    const issue = (message: string) => ({ ...locate(...place), message: `${what}: ${message}` });
    faults.push(...found.faults.map(issue));
    warnings.push(...found.warnings.map(issue));
  };
  for (const { id, field, what, stated, told } of entryTexts(knowledge, ground))
    tell(findingsIn(stated, ground, true, told), what, 'entry', id, field);
  for (const gap of knowledge.gaps.values()) {
    const found = gap.reply === null ? NOTHING : findingsIn({ text: gap.reply, facts: [] }, ground);
    const beside = besideThePoint(gap, factsOf(gap.tells), ground);
    tell(
      { ...found, warnings: [...found.warnings, ...beside] },
      `reply of "${gap.id}"`,
      'gap',
      gap.id,
      'reply',
    );
  }
  for (const fact of knowledge.facts.values())
    tell(
      findingsIn({ text: fact.statement, facts: [fact] }, ground, false),
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
    const found = findingsIn(said, ground, false);
    tell(
      { ...found, faults: [...ownWords(stated), ...found.faults] },
      `what "${name}" is`,
      'fact',
      facts[0]!,
    );
  }
  return { faults, warnings };
}
