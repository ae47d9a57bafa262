/** Slack: Bolt's app, its listeners, the port, and the way in that the configuration chooses. */
import type { Adapter } from '../../conversation/platform.ts';
import type { AdapterDeps } from '../platform-definition.ts';
import { SlackApp, type Transport } from './client.ts';
import type { SlackConfig } from './definition.ts';
import { createPort } from './deliver.ts';
import { note } from './errors.ts';
import { createHttpTransport } from './http.ts';
import { createInstallations } from './installations.ts';
import { DRAIN_MS } from './limits.ts';
import { listen } from './listen.ts';
import { createSlackLogger } from './logger.ts';
import { INSTALL_PATH } from './manifest.ts';
import { createPeople } from './people.ts';
import { createSocketTransport, type SocketTimes } from './socket.ts';
import { clientOptions } from './web-api.ts';
import { createWorkspaces } from './workspaces.ts';

export interface SlackAdapterDeps extends Omit<AdapterDeps, 'onFatal'> {
  /** Other times than the usual, in milliseconds; `call` and `retry` for calls of the Web API. */
  readonly times?: SocketTimes & { readonly call?: number; readonly retry?: number };
}

export interface SlackAdapter extends Adapter {
  /** Where Slack's requests are taken, such as `http://127.0.0.1:3000`; null for Socket Mode. */
  address(): string | null;
}

export function createSlackAdapter(config: SlackConfig, deps: SlackAdapterDeps): SlackAdapter {
  const { log, tally, times, routes } = deps;
  const { apiUrl, botToken, admins } = config;
  const install = config.mode === 'http' ? config.install : undefined;
  const slackLogger = createSlackLogger(log);
  const onRateLimit = () => tally('rate-limit');
  const onReconnect = () => tally('reconnect');
  const api = { apiUrl, log, slackLogger, onRateLimit, callMs: times?.call, retryMs: times?.retry };
  const installations = install ? createInstallations(deps.sealed, install.dataKey, log) : null;
  const workspaces = createWorkspaces(api, botToken, installations);
  const port = createPort(workspaces, log);
  const transport: Transport =
    config.mode === 'socket'
      ? createSocketTransport({ ...api, appToken: config.appToken, onReconnect, times })
      : createHttpTransport({ ...api, config, installations, routes });
  let app: SlackApp | undefined;

  function summary(name: string | null): string {
    const who = name === null ? '' : ` as ${name}`;
    const invite = install
      ? `Workspaces install it at ${INSTALL_PATH}.`
      : 'Invite it to a channel with /invite.';
    const { connected, detail } = transport.health();
    if (transport.address() !== null)
      return `Slack: listening at ${transport.address()}/slack/events${who}. ${invite}`;
    return connected ? `Slack: connected by Socket Mode${who}. ${invite}` : `Slack: ${detail}`;
  }

  return {
    name: 'slack',
    port,
    address: () => transport.address(),

    async start(inbox) {
      const options = {
        receiver: transport,
        authorize: workspaces.authorize,
        logger: slackLogger,
        clientOptions: clientOptions(api),
        convoStore: false,
      } as const;
      app = new SlackApp(options, { inbox, workspaces, log, tally });
      listen(app, { ...api, inbox, port, workspaces, people: createPeople(admins) });
      const name = await workspaces.introduce();
      await transport.start();
      return summary(name);
    },

    async stop() {
      app?.close();
      await transport.stop();
      const left = (await app?.drained(DRAIN_MS)) ?? 0;
      if (left > 0) note(log, 'warn', 'left_undone', 'stopped before all replies were out', { left });
    },

    health() {
      const refusal = workspaces.refusal();
      const health = transport.health();
      if (refusal === null || !health.connected) return health;
      return { connected: false, detail: `Slack refuses the bot's token (${refusal}).` };
    },
  };
}
