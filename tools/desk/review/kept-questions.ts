/** Questions that an editor has put into the queue from the page "Try", in a file of their own beside the bot's data. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';

const keptSchema = z.array(
  z.object({ id: z.string(), story: z.string(), question: z.string(), day: z.string() }),
);

export type KeptQuestion = z.infer<typeof keptSchema>[number];

export interface KeptQuestions {
  /** Those of this story, the oldest first. */
  all(): KeptQuestion[];
  /** Once for the same words. */
  keep(question: string, day: string): void;
  /** Takes one out; does nothing if it is not there. */
  settle(id: string): void;
}

function read(file: string): KeptQuestion[] {
  try {
    return keptSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // None was kept yet, or somebody has made something else of the file.
    return [];
  }
}

/** In one step, so that nobody reads half of it. */
function write(file: string, kept: readonly KeptQuestion[]): void {
  const unfinished = `${file}.${process.pid}.new`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(unfinished, `${JSON.stringify(kept, null, 2)}\n`);
  renameSync(unfinished, file);
}

/** @param dir The story's folder: another story has questions of its own. */
export function createKeptQuestions(file: string, dir: string): KeptQuestions {
  const story = resolve(dir);
  const all = () => read(file).filter((kept) => kept.story === story);
  return {
    all,
    keep(question, day) {
      if (all().some((kept) => kept.question === question)) return;
      const id = `kept-${randomBytes(6).toString('hex')}`;
      write(file, [...read(file), { id, story, question, day }]);
    },
    settle(id) {
      const before = read(file);
      const after = before.filter((kept) => kept.id !== id);
      if (after.length < before.length) write(file, after);
    },
  };
}
