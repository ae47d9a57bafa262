/** `npm run bench:edit`: how long an edit of the story takes to be in force. See `--help`. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { KNOWLEDGE_OPTIONS, readCommandLine } from '../src/cli/knowledge-program.ts';
import { compileAll } from '../src/engine/compile.ts';
import { keepAsGood } from '../src/engine/open.ts';
import { watchKnowledge } from '../src/knowledge/reload.ts';
import { createEditOpener, createKnowledgeOpener } from '../src/lifecycle/open-in-child-process.ts';
import { warmUp } from '../src/lifecycle/warm-up.ts';

const USAGE = `
Usage: npm run bench:edit [-- options]

Adds a phrasing to a copy of the story, as an editor does, and times how long it takes until it is answered, and until
all that it teaches is learned; with the peak memory of the process that learns it. Ends with 1 below the bars.

  --edits N         how many, one after the other (5)
`;

const { values, dir } = readCommandLine(USAGE, () =>
  parseArgs({ options: { ...KNOWLEDGE_OPTIONS, edits: { type: 'string', default: '5' } } }),
);

/** Bars for the shipped story. */
const BARS = { answered_ms: 2000, peak_mb: 200 };

/** An edit that is not taken over by then never will be. */
const LONGEST_MS = 60_000;

const root = mkdtempSync(join(tmpdir(), 'backchannel-edit-'));
const story = join(root, 'story');
cpSync(dir, story, { recursive: true });
process.on('exit', () => rmSync(root, { recursive: true, force: true }));

let engine = await compileAll(story);
keepAsGood(story, engine);

/** The most memory that a process which this one started has had so far, in MB. */
function peakOfChildren(): number {
  const peaks = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((id) => {
      try {
        const status = readFileSync(`/proc/${id}/status`, 'utf8');
        const parent = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]);
        return parent === process.pid ? Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024 : 0;
      } catch {
        return 0;
      }
    });
  return Math.max(0, ...peaks);
}

let peak = 0;
const sampling = setInterval(() => {
  peak = Math.max(peak, peakOfChildren());
}, 20);

let learned: () => void = () => {};
const watch = watchKnowledge<typeof engine>({
  dir: story,
  revision: engine.knowledge.revision,
  open: createEditOpener(createKnowledgeOpener(), () => engine),
  swapMeanwhile(changed) {
    warmUp(changed);
    engine = changed;
  },
  swap(changed) {
    warmUp(changed);
    engine = changed;
    keepAsGood(story, changed);
    learned();
  },
  log: { info() {}, error: (fields) => console.error(fields) },
});

const file = join(story, 'faq', readdirSync(join(story, 'faq')).sort()[0]!);
const isKnown = (text: string): boolean => {
  const exact = engine.matcher.match(text).exact;
  return exact !== null && 'entry' in exact;
};
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const answered: number[] = [];
const inForce: number[] = [];
for (let edit = 0; edit < Number(values.edits); edit++) {
  const phrasing = `zq${edit} what on earth would you make of all this`;
  const before = performance.now();
  const done = new Promise<void>((resolve) => {
    learned = resolve;
  });
  const text = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    text.replace(
      /^( +)phrasings:\n( +- )/m,
      (_, indent, item) => `${indent}phrasings:\n${item}${phrasing}\n${item}`,
    ),
  );
  while (!isKnown(phrasing)) {
    if (performance.now() - before > LONGEST_MS)
      throw new Error('The changed way to ask was not taken over.');
    await pause(5);
  }
  answered.push(performance.now() - before);
  await done;
  inForce.push(performance.now() - before);
}
watch.stop();
clearInterval(sampling);

const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
const [answeredMs, inForceMs] = [median(answered), median(inForce)].map(Math.round);
console.log(
  `a phrasing more: answered after ${answeredMs} ms, learned after ${inForceMs} ms (median of ${values.edits}); peak memory of the process aside ${Math.round(peak)} MB`,
);
if (answeredMs! > BARS.answered_ms || peak > BARS.peak_mb) {
  console.error(`Bars: answered after ${BARS.answered_ms} ms, ${BARS.peak_mb} MB.`);
  process.exitCode = 1;
}
