/**
 * `npm run bench:load -- [--json] [--count N]`
 *
 * The whole path, from a platform's event to the reply at its server, through each real client library; Backchannel
 * beside a bare app that replies with a constant, in turns message by message. With `--json` nothing but the rows
 * stands on standard output. Ends with 1 if our overhead at the median is above the bar of bars.ts.
 */
import { parseArgs } from 'node:util';
import { type Row, tooSlow } from './bars.ts';
import { startDiscordWorld } from './discord.ts';
import { measureLatencies, measureRate, percentiles, type Subject } from './measure.ts';
import { type Running, startBare, startOurs } from './processes.ts';
import { startSlackWorld } from './slack.ts';

const WARM_UP = 60;
/** Below the 50 a second at which discord.js begins to hold messages back. */
const EVERY_MS = 22;
const AT_ONCE = 50;

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, count: { type: 'string', default: '600' } },
});
const count = Math.max(60, Number(values.count) || 600);
const say = (line: string) => process.stderr.write(`${line}\n`);

/** A bot as it is asked, and as it runs. */
interface Contender {
  readonly subject: Subject;
  readonly running: Running;
}

async function compare(platform: string, theBare: Contender, theOurs: Contender): Promise<Row> {
  const [bare, ours] = [theBare.subject, theOurs.subject];
  say(`${platform}: warming up`);
  await measureLatencies([bare, ours], WARM_UP, EVERY_MS);
  say(`${platform}: ${count} messages to each`);
  const [ofBare = [], ofOurs = []] = await measureLatencies([bare, ours], count, EVERY_MS);
  say(`${platform}: as fast as it goes`);
  await measureRate(ours, 500, AT_ONCE);
  const rate = await measureRate(ours, count * 4, AT_ONCE);
  const memory = { bare: await theBare.running.memory(), ours: await theOurs.running.memory() };
  say(`${platform}: memory ${memory.ours} MB, of the bare app ${memory.bare} MB`);
  const [bareLatency, oursLatency] = [percentiles(ofBare), percentiles(ofOurs)];
  return {
    platform,
    bare_p50_ms: bareLatency.p50,
    bare_p99_ms: bareLatency.p99,
    ours_p50_ms: oursLatency.p50,
    ours_p99_ms: oursLatency.p99,
    replies_per_s: rate,
    rss_mb: memory.ours,
  };
}

async function discordRow(): Promise<Row> {
  const [bareWorld, oursWorld] = [await startDiscordWorld(), await startDiscordWorld()];
  const bare = await startBare('./bare-discord.ts', bareWorld.env);
  const ours = await startOurs(oursWorld.env);
  try {
    return await compare(
      'discord',
      { subject: bareWorld.subject, running: bare },
      { subject: oursWorld.subject, running: ours },
    );
  } finally {
    await Promise.all([bare.stop(), ours.stop()]);
    await Promise.all([bareWorld.server.close(), oursWorld.server.close()]);
  }
}

async function slackRow(): Promise<Row> {
  const [bareWorld, oursWorld] = [await startSlackWorld(), await startSlackWorld()];
  const bare = await startBare('./bare-slack.ts', bareWorld.env);
  const { TEAMS: _, ...env } = oursWorld.env;
  const ours = await startOurs(env);
  try {
    bareWorld.listensAt(bare.said['address']!);
    oursWorld.listensAt(ours.said['address']!);
    return await compare(
      'slack',
      { subject: bareWorld.subject, running: bare },
      { subject: oursWorld.subject, running: ours },
    );
  } finally {
    await Promise.all([bare.stop(), ours.stop()]);
    await Promise.all([bareWorld.close(), oursWorld.close()]);
  }
}

const rows = [await discordRow(), await slackRow()];
if (values.json) process.stdout.write(`${JSON.stringify(rows)}\n`);
else {
  process.stdout.write(`${Object.keys(rows[0]!).join('\t')}\n`);
  for (const row of rows) process.stdout.write(`${Object.values(row).join('\t')}\n`);
}
const faults = tooSlow(rows);
for (const fault of faults) say(fault);
process.exit(faults.length > 0 ? 1 : 0);
