/**
 * Socket Mode: Slack's own client, and a connection that is kept up. The client's way of reconnecting waits five seconds
 * even after a polite request to refresh, and gives up for good on some faults, so it is switched off.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import pRetry from 'p-retry';
import { PlatformError } from '../../conversation/platform-definition.ts';
import { within } from '../../time/within.ts';
import type { Transport } from './client.ts';
import { codeOf, isRefusal, note, retryAfterOf, whyOf } from './errors.ts';
import { GOOD_CONNECTION_MS, START_MS } from './limits.ts';
import { type ApiDeps, clientOptions, untilStopped } from './web-api.ts';

interface SocketDeps extends ApiDeps {
  readonly appToken: string;
  /** Told each time that a connection is lost. */
  readonly onReconnect: () => void;
}

/**
 * A frame that holds no envelope would end the process by a rejection that nobody can handle: the client listens to its
 * socket by this very method, and gives nobody else the promise. Here such a frame is passed over.
 */
class SteadyClient extends SocketModeClient {
  protected override async onWebSocketMessage(data: string | ArrayBuffer, isBinary: boolean): Promise<void> {
    await super.onWebSocketMessage(data, isBinary).catch((error: unknown) => this.emit('odd_frame', error));
  }
}

/** An envelope, as the client tells of it. */
interface Envelope {
  readonly body: Record<string, unknown> | null | undefined;
  readonly ack: () => Promise<void>;
}

export function createSocketTransport(deps: SocketDeps): Transport {
  const { appToken, slackLogger: logger, log, times, dispatcher, onReconnect } = deps;
  const options = { appToken, logger, clientOptions: clientOptions(deps), ...(dispatcher && { dispatcher }) };
  const client = new SteadyClient({ ...options, autoReconnectEnabled: false, clientPingTimeout: times.pong });
  const stopping = new AbortController();
  const { signal } = stopping;
  let app: App | undefined;
  let starting = true;
  let connected = false;
  let detail = 'not connected yet';

  const passOver = (error?: unknown) =>
    note(log, 'warn', 'odd_frame', 'A message on the socket made no sense and was passed over', { error });
  client.on('odd_frame', passOver);
  client.on('slack_event', ({ body, ack }: Envelope) => {
    if (typeof body !== 'object' || body === null) return passOver();
    app
      ?.processEvent({ body, ack })
      .catch((error: unknown) => note(log, 'debug', 'not_taken', 'An event was not taken', { error }));
  });

  /** Resolves at Slack's hello. */
  async function connect(): Promise<void> {
    // The client rejects with nothing where the line closes before the hello.
    const greeted = client.start().catch((error: unknown) => {
      throw error instanceof Error ? error : new Error('The line was closed before Slack said hello.');
    });
    const inTime = await within(times.hello, greeted);
    // The bot may have been stopped while Slack was still opening the door.
    if (!inTime || signal.aborted) void client.disconnect();
    if (!inTime) throw new Error('Slack did not say hello in time.');
    signal.throwIfAborted();
  }

  /** Resolves when a connection that held for a while is lost. */
  async function session(onConnected: () => void): Promise<void> {
    await connect();
    const since = performance.now();
    const lost = new Promise<void>((resolve) => client.once('disconnected', resolve));
    connected = true;
    detail = 'connected by Socket Mode';
    note(log, 'debug', 'connected', 'Connected to Slack');
    onConnected();
    await lost;
    connected = false;
    signal.throwIfAborted();
    onReconnect();
    detail = 'The connection was lost; connecting again.';
    if (performance.now() - since < GOOD_CONNECTION_MS) throw new Error('The connection was lost at once.');
  }

  async function noteFailure(error: Error, attempt: number): Promise<void> {
    if (signal.aborted) return;
    const code = codeOf(error);
    const refused = isRefusal(code) || code === 'not_allowed_token_type';
    if (refused && starting)
      throw new PlatformError(
        'slack.bad_app_token',
        `Slack refuses SLACK_APP_TOKEN (${code}). Create an app-level token with the scope connections:write on the app's page "Basic Information".`,
      );
    const what = refused ? 'Slack refused SLACK_APP_TOKEN' : 'No connection to Slack; trying again';
    detail = `${what} (${whyOf(error)}).`;
    const level = attempt === 1 || refused ? 'warn' : 'debug';
    note(log, level, 'no_connection', 'No connection; trying again', { attempt, error });
    await sleep((retryAfterOf(error) ?? 0) * 1000, undefined, { signal });
  }

  /** Keeps it up until it is stopped. */
  async function keepUp(onConnected: () => void): Promise<void> {
    while (!signal.aborted)
      await pRetry(() => session(onConnected), {
        ...untilStopped(times, signal),
        onFailedAttempt: ({ error, attemptNumber }) => noteFailure(error, attemptNumber),
      });
  }

  return {
    init(made) {
      app = made;
    },
    async start() {
      const first = new Promise<void>((resolve, reject) => {
        keepUp(resolve).catch((error: unknown) => (signal.aborted ? resolve() : reject(error)));
      });
      // What takes longer goes on in the background.
      await within(START_MS, first);
      starting = false;
    },
    async stop() {
      stopping.abort();
      connected = false;
      detail = 'stopped';
      // The server need not take part in saying goodbye.
      await Promise.race([client.disconnect(), sleep(1000)]);
    },
    health: () => ({ connected, detail }),
    address: () => null,
  };
}
