/**
 * `npm run test:faults -- [--seed N] [--seconds N] [--messages N] [--json]`
 *
 * Ends with 1 if a message was lost or answered twice, too many were refused, memory grew, or something that was
 * planned to go wrong never did; the seed that it prints replays the run.
 * With `--json` nothing but the report stands on standard output.
 */
import { parseArgs } from 'node:util';
import { runSuite } from './suite.ts';

/** What is kept of each message for minutes fills up meanwhile; a leak of two kilobytes a message is more. */
const MOST_GROWTH_MB = 10;
/** Of all that was asked: what fails so often in a row, or so that nobody knows whether it was done, is given up. */
const MOST_REFUSED = 0.01;

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
const { report, absent, findings } = await runSuite({ seed, seconds, messages, onProgress: say });
const faults = [
  report.addressed < messages && `Only ${report.addressed} of ${messages} messages could be asked.`,
  report.lost > 0 && `${report.lost} messages were lost.`,
  report.doubled > 0 && `${report.doubled} messages were answered more than once.`,
  report.refused > report.addressed * MOST_REFUSED &&
    `${report.refused} of ${report.addressed} messages were refused; at most ${MOST_REFUSED * 100} % may be.`,
  report.rss_growth_mb > MOST_GROWTH_MB &&
    `Memory grew by ${report.rss_growth_mb} MB; at most ${MOST_GROWTH_MB} may be.`,
  absent.length > 0 && `Planned, but never happened: ${absent.join('; ')}.`,
].filter((fault) => fault !== false);
const failed = faults.length > 0;
if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`);
else
  process.stdout.write(
    `${Object.entries(report)
      .map(([name, value]) => `${name} ${value}`)
      .join('\n')}\n`,
  );
if (failed || !values.json) for (const line of findings) say(line);
for (const fault of faults) say(fault);
if (failed)
  say(`Failed. To replay: npm run test:faults -- --seed ${seed} --seconds ${seconds} --messages ${messages}`);
process.exitCode = failed ? 1 : 0;
