/** `npm run bench`: time and quality of this engine beside its peers, start-up and memory. See `--help`. */
import { spawn, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { KNOWLEDGE_OPTIONS, readCommandLine } from '../src/cli/knowledge-program.ts';
import { loadKnowledge } from '../src/knowledge/load.ts';
import { CONTENDERS, type Row } from './evaluation/contenders.ts';
import { LABELLED, readLabelledOrExit } from './evaluation/questions.ts';

const USAGE = `
Usage: npm run bench [-- options]

Times this engine, Fuse.js with token search, and MiniSearch over the very same phrasings and questions, each in a
process of its own; then builds the bot into dist/, as it is deployed, and tells the time from a start to the first answer
and its memory, for the built bot and from source. Ends with 1 below the bars.

  --sizes N,N       numbers of phrasings; 0 is the story as it is (0,10000,100000)
  --json            the rows alone, for programs
  --labelled DIR    folder of labelled messages (${LABELLED})
`;

const { values, dir } = readCommandLine(USAGE, () =>
  parseArgs({
    options: {
      ...KNOWLEDGE_OPTIONS,
      json: { type: 'boolean', default: false },
      labelled: { type: 'string', default: LABELLED },
      sizes: { type: 'string', default: '0,10000,100000' },
    },
  }),
);

const WORKER = fileURLToPath(new URL('./bench-worker.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** What asks one question and ends, and how Node runs it. */
const PROGRAMS = {
  built: ['dist/src/cli/ask.js'],
  'from source': ['--import', 'tsx', 'src/cli/ask.ts'],
} as const;
const STARTS = 7;

/** Bars for the shipped size. */
const BARS = { p50_ms: 0.3, p99_ms: 2, start_ms: 500, peak_mb: 120, p99_ms_at_100000: 20 };

/** Each contender runs in a process of its own, so that its memory is its own. */
function measure(engine: string, size: number): Promise<Row> {
  return new Promise((resolve, reject) => {
    const args = ['--import', 'tsx', '--expose-gc', WORKER, dir, values.labelled, engine, String(size)];
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', reject);
    child.on('close', (status) =>
      status === 0 ? resolve(JSON.parse(output) as Row) : reject(new Error(`${engine} ended with ${status}`)),
    );
  });
}

interface Start {
  readonly start_ms: number;
  readonly peak_mb: number;
}

/** From the process's start to its first answer, and its peak memory, the median of some starts behind one that compiles. */
function measureStart(program: readonly string[], question: string): Start {
  const knowledge = resolve(dir);
  const run = () => {
    const start = performance.now();
    const { stderr } = spawnSync(
      process.execPath,
      ['--max-semi-space-size=2', ...program, '--knowledge', knowledge, question],
      { cwd: ROOT, env: { ...process.env, BACKCHANNEL_REPORT_PEAK: '1' }, encoding: 'utf8' },
    );
    return {
      ms: performance.now() - start,
      mb: Number(/peak_kb=(\d+)/.exec(stderr)?.[1] ?? Number.NaN) / 1024,
    };
  };
  run();
  const runs = Array.from({ length: STARTS }, run);
  const median = (numbers: number[]) => numbers.sort((a, b) => a - b)[numbers.length >> 1]!;
  return { start_ms: median(runs.map(({ ms }) => ms)), peak_mb: median(runs.map(({ mb }) => mb)) };
}

/** An answerable message of the story's own. */
function firstQuestion(): string {
  const { knowledge } = loadKnowledge(dir);
  if (knowledge === null) return '';
  const { questions } = readLabelledOrExit(values.labelled, knowledge);
  return questions.find(({ kind }) => kind === 'answerable')?.text ?? '';
}

const rows: Row[] = [];
for (const size of values.sizes.split(',').map(Number))
  for (const engine of CONTENDERS) rows.push(await measure(engine, size));
const question = firstQuestion();
const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
  cwd: ROOT,
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (status !== 0) throw new Error('The bot could not be built.');
const starts = Object.entries(PROGRAMS).map(([how, program]) => ({
  how,
  ...measureStart(program, question),
}));

if (values.json) console.log(JSON.stringify(rows, null, 2));
else {
  console.log(`${dir}\n`);
  const cell = (value: string | number, width = 12) => String(value).padStart(width);
  console.log(
    ['engine', 'phrasings', 'p50 ms', 'p99 ms', 'right', 'load ms', 'rss MB']
      .map((head) => cell(head))
      .join(''),
  );
  for (const row of rows)
    console.log(
      cell(row.engine) +
        cell(row.phrasings) +
        cell(row.p50_ms.toFixed(3)) +
        cell(row.p99_ms.toFixed(3)) +
        cell(`${(100 * row.right).toFixed(1)} %`) +
        cell(row.load_ms.toFixed(0)) +
        cell(row.rss_mb.toFixed(0)),
    );
  console.log();
  for (const { how, start_ms, peak_mb } of starts)
    console.log(
      `from process start to first answer, ${how}: ${start_ms.toFixed(0)} ms, peak memory ${peak_mb.toFixed(0)} MB (median of ${STARTS}, compiled knowledge)`,
    );
}

const [shipped] = rows;
const failures: string[] = [];
if (shipped && shipped.p50_ms > BARS.p50_ms) failures.push('p50');
if (shipped && shipped.p99_ms > BARS.p99_ms) failures.push('p99');
if (
  rows.some(
    (row) => row.engine === 'backchannel' && row.phrasings >= 100_000 && row.p99_ms > BARS.p99_ms_at_100000,
  )
)
  failures.push('p99 at 100,000 phrasings');
const [built] = starts;
if (built!.start_ms > BARS.start_ms) failures.push('start');
if (built!.peak_mb > BARS.peak_mb) failures.push('memory');
if (failures.length > 0) {
  console.error(`Below the bar: ${failures.join(', ')}`);
  process.exitCode = 1;
}
