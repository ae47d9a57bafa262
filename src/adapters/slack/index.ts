/** Slack: Bolt's app, its listeners, and the way in that the configuration chooses. */
import { App } from '@slack/bolt';
import type { Logger } from 'pino';
import type { SlackConfig } from '../../config/load.ts';
import type { Adapter, AdapterHealth, Core, PlatformEvent, SentReply } from '../../core/adapter.ts';
import { within } from '../../time/within.ts';
import { createInFlight } from '../in-flight.ts';
import { clientOptions } from './api.ts';
import { createDelivery } from './deliver.ts';
import { codeOf, SlackError } from './errors.ts';
import { type Claim, createGate, type Gate } from './event-intake.ts';
import { createHttpTransport, type Route } from './http.ts';
import { createInstallations, type InstallationRepository } from './installations.ts';
import { DRAIN_MS, START_MS } from './limits.ts';
import { listen } from './listen.ts';
import { createSlackLogger } from './logger.ts';
import { createManagers } from './managers.ts';
import { INSTALL_PATH } from './manifest.ts';
import { render } from './render.ts';
import { createRemembered, type Services } from './services.ts';
import { createSocketTransport, type SocketTimes } from './socket.ts';
import type { Transport } from './transport.ts';
import { createWorkspaces } from './workspaces.ts';

export interface SlackAdapterDeps {
  readonly log: Logger;
  /** Where tokens of workspaces that install the app themselves are kept; only OAuth needs it. */
  readonly installations?: InstallationRepository;
  /** Pages that are served on Slack's port besides Slack's own, with HTTP. */
  readonly routes?: readonly Route[];
  /** Decides between several processes that get the same event. */
  readonly claim?: Claim;
  /** Told about what is worth counting. */
  readonly tally?: (event: PlatformEvent) => void;
  /** Other times than the usual, in milliseconds; `call` and `retry` for calls of the Web API. */
  readonly times?: SocketTimes & { readonly call?: number; readonly retry?: number };
}

export interface SlackAdapter extends Adapter {
  /** Where Slack's requests are taken, such as `http://127.0.0.1:3000`; null for Socket Mode. */
  address(): string | null;
}

const NEVER_STARTED: AdapterHealth = { connected: false, detail: 'not started' };

/** @throws {SlackError} if OAuth is configured and there is nowhere to keep the tokens. */
export function createSlackAdapter(config: SlackConfig, deps: SlackAdapterDeps): SlackAdapter {
  const log = deps.log.child({ platform: 'slack' });
  const slackLogger = createSlackLogger(log);
  const { call: callMs, retry: retryMs } = deps.times ?? {};
  const { tally = () => {} } = deps;
  const onRateLimit = () => tally('rate-limit');
  const onReconnect = () => tally('reconnect');
  const options = { apiUrl: config.apiUrl, log, slackLogger, callMs, retryMs, onRateLimit };
  const install = config.mode === 'http' ? config.install : undefined;
  if (install !== undefined && deps.installations === undefined)
    throw new SlackError('Installing by OAuth needs a store for the tokens.');
  const installations =
    install === undefined ? null : createInstallations(deps.installations!, install.dataKey, log);
  const workspaces = createWorkspaces({ ...options, botToken: config.botToken, installations });
  const onUndelivered = () => tally('undelivered');
  const delivery = createDelivery(log, { retryMs, onRateLimit, onUndelivered });
  const work = createInFlight();
  let transport: Transport | null = null;
  let gate: Gate | null = null;

  function createTransport(): Transport {
    const transportDeps = { clientOptions: clientOptions(options), slackLogger, log, onReconnect };
    return config.mode === 'socket'
      ? createSocketTransport({ ...transportDeps, appToken: config.appToken }, deps.times)
      : createHttpTransport({ ...transportDeps, config, installations, routes: deps.routes ?? [] });
  }

  /** Bolt's app behind the gate. It gets no receiver of its own: the gate takes what ours receives. */
  function createApp(core: Core, { receiver }: Transport): Gate {
    const app = new App({
      authorize: workspaces.authorize,
      receiver: { init() {}, start: async () => {}, stop: async () => {} },
      ignoreSelf: false,
      convoStore: false,
      logger: slackLogger,
      clientOptions: clientOptions(options),
    });
    const services: Services = {
      core,
      log,
      delivery,
      workspaces,
      managers: createManagers(config.admins),
      remembered: createRemembered(),
      claim: deps.claim ?? (async () => true),
      work,
    };
    listen(app, services);
    const made = createGate({
      app,
      work,
      log,
      claim: deps.claim,
      isOutOfReach: workspaces.isOutOfReach,
      onLeft(reason) {
        if (reason === 'crowded') tally('crowded');
        log.warn({ reason }, 'refused unseen');
      },
    });
    receiver.init(made.app);
    return made;
  }

  function summary(name: string | null, { address, health }: Transport, connected: boolean): string {
    const who = name === null ? '' : ` as ${name}`;
    const where = address();
    if (where === null)
      return connected
        ? `Slack: connected by Socket Mode${who}. Invite it to a channel with /invite.`
        : `Slack: ${health().detail}`;
    const invite =
      install === undefined
        ? 'Invite it to a channel with /invite.'
        : `Workspaces install it at ${INSTALL_PATH}.`;
    return `Slack: listening at ${where}/slack/events${who}. ${invite}`;
  }

  return {
    name: 'slack',

    async start(core) {
      const starting = createTransport();
      gate = createApp(core, starting);
      transport = starting;
      const name = await workspaces.introduce();
      try {
        // What takes longer goes on in the background.
        const connected = await within(START_MS, starting.start());
        return summary(name, starting, connected);
      } catch (error) {
        await starting.stop();
        const code = codeOf(error);
        if (code === undefined) throw error;
        throw new SlackError(
          `Slack refuses SLACK_APP_TOKEN (${code}). Create an app-level token with the scope connections:write on the app's page "Basic Information".`,
        );
      }
    },

    async stop() {
      gate?.close();
      await transport?.stop();
      const left = await work.drained(DRAIN_MS);
      if (left > 0) log.warn({ left }, 'Stopped before all replies were out');
    },

    health() {
      if (transport === null) return NEVER_STARTED;
      const refusal = workspaces.refusal();
      const health = transport.health();
      return refusal === null || !health.connected
        ? health
        : { connected: false, detail: `Slack refuses the bot's token (${refusal}).` };
    },

    underWay: () => work.count(),

    async correct(sent: SentReply, reply) {
      const workspace = await workspaces.byTeam(sent.workspace);
      if (workspace === null) return false;
      return delivery.replace(workspace.api, { channel: sent.channel, ts: sent.message }, render(reply));
    },

    address: () => transport?.address() ?? null,
  };
}
