/** Slack: a bare Bolt app and Backchannel, each on a stand-in with a hundred workspaces, over signed HTTP requests. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Installation } from '@slack/bolt';
import { pino } from 'pino';
import { note } from '../../src/adapters/slack/errors.ts';
import { storeFor } from '../../src/adapters/slack/workspaces.ts';
import { createInstallations } from '../../src/installations/installations.ts';
import { readInstallation, writeInstallation } from '../../src/store/installations.ts';
import { createStore } from '../../src/store/store.ts';
import { createHttpSender } from '../../test/doubles/slack/http-sender.ts';
import { eventBody, mention, newTs } from '../../test/doubles/slack/payloads.ts';
import { type SlackServer, startSlackServer } from '../../test/doubles/slack/server.ts';
import type { Subject } from './measure.ts';
import { QUESTIONS } from './questions.ts';

export const WORKSPACES = 100;
const SIGNING_SECRET = 'bench-signing-secret';
const DATA_KEY = '8c1f7ab2e05d9346b7e8a1d3f6c25097';

export interface SlackWorld {
  readonly server: SlackServer;
  readonly subject: Subject;
  readonly env: Record<string, string>;
  /** Where the bot listens, once it does. */
  listensAt(address: string): void;
  close(): Promise<void>;
}

/** The workspaces' tokens, in the store of the bot that is to be started. */
async function install(server: SlackServer, dataDir: string): Promise<void> {
  const store = createStore({
    location: { kind: 'sqlite', path: join(dataDir, 'backchannel.db') },
    log: pino({ level: 'silent' }),
    patience: 10_000,
  });
  await store.start();
  const installations = createInstallations<Installation>({
    repository: {
      async save(id, sealed) {
        await store.write((db) => writeInstallation(db, id, sealed, Date.now()));
      },
      replace: async () => {},
      find: (id) => store.read((db) => readInstallation(db, id)),
      ids: async () => [],
      delete: async () => {},
    },
    dataKeys: { current: DATA_KEY, earlier: [] },
    log: pino({ level: 'silent' }),
    note,
  });
  for (const { id, token, botUser, botId } of server.world.teams)
    await storeFor(installations).storeInstallation({
      team: { id, name: id },
      enterprise: undefined,
      user: { id: 'U0000ADMIN', token: undefined, scopes: undefined },
      bot: { id: botId, userId: botUser, token, scopes: [] },
      isEnterpriseInstall: false,
      tokenType: 'bot',
    });
  await store.stop();
}

export async function startSlackWorld(): Promise<SlackWorld> {
  const server = await startSlackServer();
  for (let i = 1; i < WORKSPACES; i++)
    server.world.teams.push({
      id: `T${String(i).padStart(8, '0')}`,
      token: `xoxb-bench-${i}`,
      botUser: `U${String(i).padStart(8, '0')}`,
      botId: `B${String(i).padStart(8, '0')}`,
      refused: null,
    });
  const dataDir = mkdtempSync(join(tmpdir(), 'backchannel-bench-'));
  await install(server, dataDir);
  let address = '';
  let turn = 0;
  const http = createHttpSender(() => address, SIGNING_SECRET);

  function ask(): string {
    turn += 1;
    const team = server.world.teams[turn % WORKSPACES]!;
    const ts = newTs();
    const event = mention({
      text: QUESTIONS[turn % QUESTIONS.length]!,
      user: 'U0000ANN',
      channel: `C0000000${turn % 10}`,
      ts,
    });
    const text = String(event['text']).replace(/<@\w+>/, `<@${team.botUser}>`);
    const authorizations = [{ enterprise_id: null, team_id: team.id, user_id: team.botUser, is_bot: true }];
    void http.send('event', eventBody({ ...event, text }, { team_id: team.id, authorizations }));
    return ts;
  }

  const subject: Subject = { ask, askFast: ask, onReply: () => {} };
  const keep = server.world.messages.push.bind(server.world.messages);
  server.world.messages.push = (...kept) => {
    for (const { thread } of kept) if (thread !== null) subject.onReply(thread);
    return keep(...kept);
  };
  return {
    server,
    subject,
    env: {
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 'bench-client-secret',
      SLACK_STATE_SECRET: '1f93d7b2c8e64a05d7b1e9f3a2c68045',
      DATA_KEY,
      DATA_DIR: dataDir,
      SLACK_API_URL: server.apiUrl,
      PORT: '0',
      HOST: '127.0.0.1',
      TEAMS: JSON.stringify(server.world.teams),
    },
    listensAt(at) {
      address = at;
    },
    async close() {
      await server.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
