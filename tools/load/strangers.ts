/**
 * What strangers can do at Slack's port: uploads that never end, over many connections, while the health of the bot is
 * asked for. `npm run bench:strangers`; fails where memory or patience run out.
 */
import { fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { startBot } from '../../test/e2e/bot-process.ts';

const UPLOADS = 800;
const MOST_MB = 300;
const MOST_MS = 250;
const ROUNDS = 40;

const bot = startBot({
  SLACK_SIGNING_SECRET: 'bench-signing-secret',
  SLACK_BOT_TOKEN: 'xoxb-bench',
  SLACK_API_URL: 'http://127.0.0.1:9/api',
  PORT: '0',
  HTTP_PORT: '0',
  HOST: '127.0.0.1',
});

async function residentMb(health: string): Promise<number> {
  const metrics = await (await fetch(`${health}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1]) / 1e6;
}

try {
  const line = String((await bot.logged('Health and metrics'))['msg']);
  const port = Number(/listening at http:\/\/[^:]+:(\d+)/.exec(line)?.[1]);
  const health = /Health and metrics: (http:\S+)/.exec(line)![1]!;
  const before = await residentMb(health);
  const uploads = fork(new URL('./slow-uploads.ts', import.meta.url), [String(port), String(UPLOADS)]);
  let most = 0;
  let slowest = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const asked = performance.now();
    await fetch(`${health}/healthz`);
    slowest = Math.max(slowest, performance.now() - asked);
    most = Math.max(most, await residentMb(health));
    await sleep(100);
  }
  uploads.kill();
  process.stdout.write(
    `${UPLOADS} uploads at once: ${before.toFixed(0)} MB before, ${most.toFixed(0)} MB at most (bar ${MOST_MB}); ` +
      `/healthz ${slowest.toFixed(0)} ms at most (bar ${MOST_MS})\n`,
  );
  if (most > MOST_MB || slowest > MOST_MS) process.exitCode = 1;
} finally {
  await bot.clear();
}
