/** The labelled messages: what people ask, in six styles, and what an honest reply to each would be. */
import { readFileSync } from 'node:fs';

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

/** Reads JSON Lines; empty lines are skipped. */
export function readJsonLines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

export function readQuestions(file: string): Question[] {
  return readJsonLines<Question>(file).map((question) => ({ ...question, facts: question.facts ?? [] }));
}
