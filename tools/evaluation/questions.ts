/** The labelled messages: what people ask, in six styles, and what an honest reply to each would be. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readJsonLines } from '../../src/cli/json-lines.ts';
import type { Knowledge } from '../../src/knowledge/model.ts';
import type { PersonsConversation, PersonsMessage } from './people.ts';

export const STYLES = ['plain', 'terse', 'typos', 'formal', 'loaded', 'workplace'] as const;
export type Style = (typeof STYLES)[number];

export type QuestionKind = 'answerable' | 'not-in-article' | 'off-topic' | 'chatter';

export interface Question {
  readonly id: string;
  readonly style: Style;
  readonly kind: QuestionKind;
  readonly text: string;
  /** With `answerable`: each fact that by itself is an honest, direct answer. */
  readonly facts: readonly string[];
}

/** Writers whose messages fitting may use; those of the others are for judging alone. */
export const FITTED_WRITERS = ['a', 'b', 'c', 'd'] as const;
export const KEPT_WRITERS = ['e', 'f'] as const;

/** A message with what its gates should say. */
export type Labelled = Pick<Question, 'kind' | 'text' | 'facts'>;

/** What the gates should say of each kind of message; of lists and messages of several questions they say nothing. */
const GATED: Readonly<Record<string, QuestionKind>> = {
  answerable: 'answerable',
  'not-in-article': 'not-in-article',
  'after-article': 'not-in-article',
  opinion: 'not-in-article',
  'off-topic': 'off-topic',
  'small-talk': 'off-topic',
};

/** Messages of people with what the gates should say of them, as far as they should say anything. */
export const gated = (messages: readonly PersonsMessage[]): Labelled[] =>
  messages.flatMap(({ kind, text, facts = [] }) => {
    const gate = GATED[kind];
    return gate === undefined ? [] : [{ kind: gate, text, facts }];
  });

/** A message, and whether it is small talk or wants an opinion; null where either is acceptable. */
export interface LabelledStance {
  readonly text: string;
  readonly talk: boolean | null;
  readonly opinion: boolean | null;
}

/** Messages of people with whether they are small talk and want an opinion. */
export const stances = (messages: readonly PersonsMessage[]): LabelledStance[] =>
  messages.map(({ kind, text, also = [] }) => {
    const is = (wanted: string) => kind === wanted || (also.includes(wanted) ? null : false);
    return { text, talk: is('small-talk'), opinion: is('opinion') };
  });

export interface Turn {
  readonly text: string;
  /** Facts each of which answers the turn as meant. */
  readonly facts?: readonly string[];
  readonly kind?: 'not-in-article' | 'after-article' | 'opinion';
}

export interface Conversation {
  readonly id: string;
  readonly turns: readonly Turn[];
}

export interface LoadedQuestion {
  readonly id: string;
  readonly text: string;
  readonly expect: 'answer' | 'not-in-article' | 'opinion';
  readonly facts?: readonly string[];
}

/** All labelled sets of a story. */
export interface LabelledSets {
  /** In six styles; what `npm run fit` fits on, and `npm run eval` with a style held out. */
  readonly questions: readonly Question[];
  /** Conversations that fitting may use. */
  readonly dialogues: readonly Conversation[];
  /** The rest is for judging alone. */
  readonly followUps: readonly Conversation[];
  readonly loaded: readonly LoadedQuestion[];
  readonly unseen: readonly Question[];
  readonly nearMisses: readonly Question[];
  /** By writers who did not know the story; what fitting may use of them. */
  readonly people: readonly Labelled[];
  readonly stances: readonly LabelledStance[];
  /** By writers of whom nothing was ever fitted or looked at. */
  readonly keptPeople: readonly PersonsMessage[];
  readonly keptConversations: readonly PersonsConversation[];
}

/** Where the labelled sets of the shipped story lie. */
export const LABELLED = 'test/questions';

/** The labelled messages do not belong to the knowledge: whatever was measured or fitted on them would be wrong. */
export class LabelledError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'LabelledError';
  }
}

const MOST_NAMED = 3;

/**
 * Reads the labelled sets in a folder; a set without a file is empty.
 *
 * @throws {LabelledError} if there are no questions, or if they are about facts that the knowledge does not have.
 */
export function readLabelled(folder: string, { facts }: Knowledge): LabelledSets {
  const read = <T>(name: string): T[] => {
    const file = join(folder, `${name}.jsonl`);
    return existsSync(file) ? readJsonLines<T>(file) : [];
  };
  const questions = (name: string): Question[] =>
    read<Omit<Question, 'facts'> & Partial<Question>>(name).map((one) => ({
      ...one,
      facts: one.facts ?? [],
    }));
  const people = FITTED_WRITERS.flatMap((writer) => read<PersonsMessage>(`people-${writer}`)).filter(
    ({ lang }) => lang === undefined,
  );
  const sets: LabelledSets = {
    questions: questions('dev'),
    dialogues: read('dialogues'),
    followUps: read('follow-ups'),
    loaded: read('loaded'),
    unseen: questions('unseen'),
    nearMisses: questions('near-misses'),
    people: gated(people),
    stances: stances(people),
    keptPeople: KEPT_WRITERS.flatMap((writer) => read<PersonsMessage>(`people-${writer}`)),
    keptConversations: KEPT_WRITERS.flatMap((writer) => read<PersonsConversation>(`conversations-${writer}`)),
  };
  if (sets.questions.length === 0)
    throw new LabelledError(`${folder}: no labelled messages; name their folder with --labelled DIR.`);
  const named = [
    ...[...sets.questions, ...sets.unseen, ...sets.nearMisses, ...sets.loaded].map((one) => one.facts ?? []),
    ...[...sets.dialogues, ...sets.followUps].flatMap(({ turns }) => turns.map((turn) => turn.facts ?? [])),
  ].flat();
  const strange = [...new Set(named)].filter((id) => !facts.has(id));
  if (strange.length > 0)
    throw new LabelledError(
      `${folder}: its messages are about facts that the story does not have (${strange.slice(0, MOST_NAMED).join(', ')}` +
        `${strange.length > MOST_NAMED ? ', …' : ''}); name the folder of the story's own with --labelled DIR.`,
    );
  return sets;
}

/** As `readLabelled`; says what is wrong and ends the process with 1. */
export function readLabelledOrExit(folder: string, knowledge: Knowledge): LabelledSets {
  try {
    return readLabelled(folder, knowledge);
  } catch (error) {
    if (!(error instanceof LabelledError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
