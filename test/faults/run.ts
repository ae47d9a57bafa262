/**
 * `npm run test:faults -- [--seed N] [--seconds N] [--messages N] [--json]`
 *
 * Ends with 1 if a message was lost or answered twice, or memory grew; the seed that it prints replays the run.
 * With `--json` nothing but the report stands on standard output.
 */
import { parseArgs } from 'node:util';
import { runSuite } from './suite.ts';

/** More than caches filling up, less than a leak of a kilobyte a message. */
const MOST_GROWTH_MB = 40;

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seconds: { type: 'string', default: '60' },
    messages: { type: 'string', default: '10000' },
    json: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const [seconds, messages] = [Number(values.seconds), Number(values.messages)];
if (![seed, seconds, messages].every((value) => Number.isFinite(value) && value >= 0)) {
  process.stderr.write('Usage: npm run test:faults -- [--seed N] [--seconds N] [--messages N] [--json]\n');
  process.exit(2);
}
const say = (line: string) => process.stderr.write(`${line}\n`);
say(`seed ${seed}`);
const { report, findings } = await runSuite({ seed, seconds, messages, onProgress: say });
const failed = report.lost > 0 || report.doubled > 0 || report.rss_growth_mb > MOST_GROWTH_MB;
if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`);
else
  process.stdout.write(
    `${Object.entries(report)
      .map(([name, value]) => `${name} ${value}`)
      .join('\n')}\n`,
  );
if (failed || !values.json) for (const line of findings) say(line);
if (failed) say(`Failed. To replay: npm run test:faults -- --seed ${seed} --seconds ${seconds}`);
process.exitCode = failed ? 1 : 0;
