/** Slack: Bolt's app, its listeners, the port, and the way in that the configuration chooses. */
import type { Installation } from '@slack/bolt';
import type { Adapter, AdapterHealth } from '../../conversation/platform.ts';
import type { AdapterDeps } from '../../conversation/platform-definition.ts';
import { servedBy } from '../../conversation/served.ts';
import { createInstallations, notePreviousKeyUnneeded } from '../../installations/installations.ts';
import { dispatcherFor } from '../../network/dispatcher.ts';
import { SlackApp, type Transport } from './client.ts';
import type { SlackConfig } from './config.ts';
import { createPort } from './deliver.ts';
import { note } from './errors.ts';
import { createHttpTransport } from './http.ts';
import { RESPOND_MS, TIMES, type Times } from './limits.ts';
import { listen } from './listen.ts';
import { createSlackLogger } from './logger.ts';
import { INSTALL_PATH } from './manifest.ts';
import { createPeople } from './people.ts';
import { createSocketTransport } from './socket.ts';
import { clientOptions } from './web-api.ts';
import { createWorkspaces, storeFor } from './workspaces.ts';

export interface SlackAdapterDeps extends Omit<AdapterDeps, 'onFatal'> {
  /** Other times than the usual. */
  readonly times?: Partial<Times>;
}

/** `address`: where Slack's requests are taken, such as `http://127.0.0.1:3000`; null for Socket Mode. */
export type SlackAdapter = Adapter & Pick<Transport, 'address'>;

export function createSlackAdapter(config: SlackConfig, deps: SlackAdapterDeps): SlackAdapter {
  const { log, tally, routes, claim } = deps;
  const { apiUrl, botToken, admins, agent } = config;
  const install = config.mode === 'http' ? config.install : undefined;
  const logger = createSlackLogger(log);
  const onRateLimit = () => tally('rate-limit');
  const onReconnect = () => tally('reconnect');
  const times = { ...TIMES, ...deps.times };
  const dispatcher = dispatcherFor(config.proxy);
  const api = { apiUrl, log, slackLogger: logger, onRateLimit, times, dispatcher };
  const installations = install
    ? createInstallations<Installation>({ repository: deps.sealed, dataKeys: install.dataKeys, log, note })
    : null;
  const isServed = servedBy(config.allowed);
  const workspaces = createWorkspaces(api, botToken, installations, isServed);
  const port = createPort(workspaces, log, agent);
  const transport: Transport =
    config.mode === 'socket'
      ? createSocketTransport({ ...api, appToken: config.appToken, onReconnect })
      : createHttpTransport({
          ...api,
          config,
          installationStore: installations ? storeFor(installations) : undefined,
          isServed,
          claim,
          routes,
          onBadSignature: () => tally('bad-signature'),
        });
  const stopping = new AbortController();
  let stop = () => transport.stop();

  const health = (): AdapterHealth => workspaces.health(transport.health());

  function summary(name: string | null): string {
    const who = name === null ? '' : ` as ${name}`;
    const hint = install
      ? `Workspaces install it at ${INSTALL_PATH}.`
      : 'Invite it to a channel with /invite.';
    const [address, { connected, detail }] = [transport.address(), health()];
    if (!connected) return `Slack: ${detail}`;
    const how = address === null ? 'connected by Socket Mode' : `listening at ${address}/slack/events`;
    return `Slack: ${how}${who}. ${hint}`;
  }

  return {
    name: 'slack',
    port,
    address: transport.address,

    async start(inbox) {
      const { authorize } = workspaces;
      // What Bolt sends by itself goes to response URLs.
      const toUrls = clientOptions(api, Math.min(times.call, RESPOND_MS));
      const options = { receiver: transport, authorize, logger, clientOptions: toUrls };
      const app = new SlackApp({ ...options, convoStore: false }, { inbox, workspaces, log, tally });
      listen(app, { ...api, inbox, port, workspaces, people: createPeople(admins), agent });
      stop = async () => {
        app.close();
        await transport.stop();
        await inbox.drained();
      };
      void installations?.look();
      const { name = null } = (await workspaces.introduce()) ?? {};
      await transport.start();
      void installations?.renewAll();
      // Where no workspace installs the app nothing is sealed, and whoever waits for this word would wait for ever.
      if (installations === null && config.hasPreviousKey) notePreviousKeyUnneeded({ log, note });
      void workspaces.seekSelf(stopping.signal);
      return summary(name);
    },

    stop() {
      stopping.abort();
      return stop();
    },

    health,
  };
}
