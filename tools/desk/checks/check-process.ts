/** Checks a knowledge folder as `npm run check` does, in a process of its own; started by whole-check.ts. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readJsonLines } from '../../../src/cli/json-lines.ts';
import { checkComputedReplies } from '../../../src/core/computed-replies.ts';
import { checkKnowledge } from '../../../src/engine/check.ts';
import { findCopies } from '../../../src/engine/check-copies.ts';
import { compiledOf } from '../../../src/engine/engine.ts';
import { checkWording } from '../../../src/knowledge/wording/check.ts';
import type { CheckOutcome } from './whole-check.ts';

function labelledTexts(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readJsonLines<{ text?: string; turns?: { text: string }[] }>(join(folder, name)))
    .flatMap(({ text, turns }) =>
      text === undefined ? (turns ?? []).slice(1).map((turn) => turn.text) : [text],
    );
}

function check(dir: string, labelled: string): CheckOutcome {
  const { engine, faults, locate } = checkKnowledge(dir);
  if (engine === null) return { compiled: null, faults };
  const more = [
    ...checkWording(engine.knowledge, locate),
    ...checkComputedReplies(engine, locate),
    ...findCopies(engine.knowledge, labelledTexts(labelled), locate),
  ];
  return { compiled: compiledOf(engine), faults: [...faults, ...more] };
}

const [dir = 'knowledge', labelled = ''] = process.argv.slice(2);
process.send?.(check(dir, labelled), () => process.disconnect());
