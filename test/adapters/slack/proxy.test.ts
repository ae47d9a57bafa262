/** Where a proxy stands between the bot and Slack. */
import { Writable } from 'node:stream';
import { fetch } from 'undici';
import { expect, it, onTestFinished } from 'vitest';
import { slack as platform } from '../../../src/adapters/slack/definition.ts';
import { note, whyOf } from '../../../src/adapters/slack/errors.ts';
import { register } from '../../../src/cli/registration.ts';
import { readVariables } from '../../../src/config/variables.ts';
import { dispatcherFor } from '../../../src/network/dispatcher.ts';
import { proxyOf, proxyVariables } from '../../../src/network/proxy.ts';
import { captureLog } from '../../doubles/captured-log.ts';
import { startConnectProxy } from '../../doubles/connect-proxy.ts';
import { CHANNEL, mention, slashCommand } from '../../doubles/slack/payloads.ts';
import { startSlackServer } from '../../doubles/slack/server.ts';
import { startBot } from '../../doubles/slack/start.ts';

const ANN = 'U0000ANN';

async function startProxy() {
  const proxy = await startConnectProxy();
  onTestFinished(() => proxy.close());
  return proxy;
}

function startBehind(env: NodeJS.ProcessEnv) {
  const proxy = proxyOf(readVariables(proxyVariables, env, []));
  return startBot('socket', {
    config: { proxy },
    // The socket has another name than the calls, by which its tunnels are known.
    before({ server }) {
      const { port } = new URL(server.apiUrl);
      const url = `ws://localhost:${port}/link/?ticket=t`;
      server.faults.arm('apps.connections.open', { answer: { ok: true, url } });
    },
  });
}

it('calls, response URLs and the socket go through it', async () => {
  const proxy = await startProxy();
  const bot = await startBehind({ HTTP_PROXY: proxy.url });
  await bot.event(mention({ text: 'who talks?', user: ANN }));
  const responseUrl = bot.server.responseUrl(CHANNEL, ANN);
  await bot.deliver('command', slashCommand({ command: '/ask', text: 'who?', user: ANN, responseUrl }));
  await bot.posts(2);
  expect(bot.calls('response_url')).toHaveLength(1);
  const { host, port } = new URL(bot.server.apiUrl);
  expect(new Set(proxy.tunnels)).toEqual(new Set([host, `localhost:${port}`]));
});

it('one that opens no tunnel is told of in a plain sentence, without a stack', async () => {
  const proxy = await startProxy();
  proxy.refuses = true;
  const dispatcher = dispatcherFor(proxyOf(readVariables(proxyVariables, { HTTPS_PROXY: proxy.url }, [])))!;
  const error = await fetch('https://slack.example/', { dispatcher }).catch((reason: unknown) => reason);
  const { log, lines } = captureLog();
  note(log, 'warn', 'no_connection', 'no connection', { error });
  const sentence = 'The proxy refused with status 403: it does not allow the connection';
  expect(lines()).toMatchObject([{ reason: sentence, status: 403, code: 'proxy.refused' }]);
  expect(lines()[0]).not.toHaveProperty('stack');
  expect(error instanceof Error && whyOf(error)).toBe(sentence);
});

it('hosts of NO_PROXY are reached without it', async () => {
  const proxy = await startProxy();
  const bot = await startBehind({ HTTP_PROXY: proxy.url, NO_PROXY: 'localhost, 127.0.0.1' });
  await bot.event(mention({ text: 'who talks?', user: ANN }));
  await bot.posts(1);
  expect(proxy.tunnels).toEqual([]);
});

it('the manifest is updated through it', async () => {
  const proxy = await startProxy();
  const server = await startSlackServer();
  onTestFinished(() => server.close());
  const env = {
    SLACK_CONFIG_TOKEN: 'xoxe-config',
    SLACK_APP_ID: 'A1',
    SLACK_API_URL: server.apiUrl,
    HTTP_PROXY: proxy.url,
  };
  const out = new Writable({ write: (_chunk, _encoding, done) => done() });
  expect(
    await register(platform, { dryRun: false, agent: false, print: false }, env, out, captureLog().log),
  ).toBe(0);
  expect(proxy.tunnels).not.toEqual([]);
});
