/** Questions with the replies that a reviewer has read, and what a change of the knowledge does to them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { traits as terminal } from '../adapters/terminal/traits.ts';
import { plainText } from '../core/plain.ts';
import { createSingleQuestions } from '../core/single-questions.ts';
import type { Engine } from '../engine/engine.ts';

const reviewedSchema = z.array(
  z.strictObject({
    /** What one person asks, turn by turn. */
    asked: z.array(z.string().min(1)).min(1),
    /** The replies to the turns, each as a person reads it; none where nobody has read one yet. */
    replies: z.array(z.string()).default([]),
  }),
);

export type Reviewed = z.output<typeof reviewedSchema>[number];

/** A turn whose reply is not the one that was read. */
export interface ChangedReply {
  readonly asked: string;
  /** Lines that were read and are gone, and lines that nobody has read. */
  readonly gone: readonly string[];
  readonly come: readonly string[];
}

/** @throws {z.ZodError} if the file is not of this form. */
export const readReviewed = (file: string): Reviewed[] =>
  reviewedSchema.parse(parse(readFileSync(file, 'utf8')) ?? []);

export const writeReviewed = (file: string, reviewed: readonly Reviewed[]): void =>
  writeFileSync(file, stringify(reviewed, { lineWidth: 0, blockQuote: 'literal' }));

/** The same questions with the replies that they get now. */
export async function askAgain(engine: Engine, reviewed: readonly Reviewed[]): Promise<Reviewed[]> {
  const ask = createSingleQuestions(engine, terminal);
  const again: Reviewed[] = [];
  for (const [i, { asked }] of reviewed.entries()) {
    const replies: string[] = [];
    for (const text of asked) replies.push(plainText(await ask(text, 'direct', `reviewed ${i}`)));
    again.push({ asked, replies });
  }
  return again;
}

/** The turns whose replies have changed. Both lists hold the same questions in the same order. */
export function changedReplies(before: readonly Reviewed[], after: readonly Reviewed[]): ChangedReply[] {
  const linesOf = (reply: string): string[] => reply.split('\n').filter((line) => line !== '');
  return after.flatMap(({ asked, replies }, i) =>
    replies.flatMap((reply, turn) => {
      const read = linesOf(before[i]?.replies[turn] ?? '');
      const now = linesOf(reply);
      const gone = read.filter((line) => !now.includes(line));
      const come = now.filter((line) => !read.includes(line));
      if (gone.length + come.length === 0) return [];
      return [{ asked: asked.slice(0, turn + 1).join(' / '), gone, come }];
    }),
  );
}

/** The changes as a diff, for people to read. */
export const diffOf = (changes: readonly ChangedReply[]): string =>
  changes
    .map(({ asked, gone, come }) =>
      [`@@ ${asked}`, ...gone.map((line) => `- ${line}`), ...come.map((line) => `+ ${line}`)].join('\n'),
    )
    .join('\n\n');
