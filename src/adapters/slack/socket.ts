/**
 * Keeps a Socket Mode connection up. Bolt's own way of reconnecting waits five seconds even after a polite
 * request to refresh, gives up for good on some faults, and lets others escape as unhandled rejections, so it
 * is switched off and done here.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { SocketModeReceiver } from '@slack/bolt';
import type { Logger } from 'pino';
import { within } from '../../time/within.ts';
import { codeOf, describeError, isRefusal, retryAfterOf } from './errors.ts';
import { GOOD_CONNECTION_MS, HELLO_MS, PING_MS, PONG_MS, RECONNECT_MAX_MS, RECONNECT_MS } from './limits.ts';
import type { Transport, TransportDeps } from './transport.ts';

/** Times of the connection in milliseconds; the defaults stand in limits.ts. */
export interface SocketTimes {
  readonly hello?: number;
  readonly ping?: number;
  readonly pong?: number;
  readonly reconnect?: number;
}

type Client = SocketModeReceiver['client'];

/** A message that Bolt's client cannot read must not bring the process down, so its faults are caught here. */
function guardMessages(client: Client, log: Logger): void {
  const listeners = client.listeners('ws_message') as ((...args: unknown[]) => Promise<void>)[];
  client.removeAllListeners('ws_message');
  for (const listener of listeners)
    client.on('ws_message', (...args: unknown[]) => {
      listener(...args).catch((error: unknown) => {
        log.warn(describeError(error), 'Slack: a message on the socket made no sense and was passed over');
      });
    });
}

export function createSocketTransport(
  { appToken, clientOptions, slackLogger, log, onReconnect }: TransportDeps & { appToken: string },
  times: SocketTimes = {},
): Transport {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: slackLogger,
    autoReconnectEnabled: false,
    clientPingTimeout: times.pong ?? PONG_MS,
    serverPingTimeout: times.ping ?? PING_MS,
    installerOptions: { clientOptions },
    customPropertiesExtractor: ({ envelope_id }: { envelope_id?: string }) => ({ envelopeId: envelope_id }),
  });
  const { client } = receiver;
  guardMessages(client, log);

  let stopping = false;
  let looping = false;
  let connected = false;
  let detail = 'not connected yet';
  let failures = 0;
  /** For so long Slack wants no further attempt, in milliseconds. */
  let putOff = 0;
  let since = 0;

  /** One attempt: resolves at Slack's hello. */
  async function connect(): Promise<void> {
    if (await within(times.hello ?? HELLO_MS, client.start())) return;
    void client.disconnect();
    throw new Error('Slack did not say hello in time.');
  }

  function pause(): number {
    if (failures === 0 || putOff > 0) return putOff;
    const longest = Math.min((times.reconnect ?? RECONNECT_MS) * 2 ** (failures - 1), RECONNECT_MAX_MS);
    // Many bots that lost the same server must not come back in the same instant.
    return longest * (0.5 + Math.random() / 2);
  }

  /** Tries until it is connected; the first fault goes to `onFault`. */
  async function keepTrying(onFault: (error: unknown) => void): Promise<void> {
    looping = true;
    while (!stopping) {
      await sleep(pause());
      if (stopping) break;
      try {
        await connect();
        if (stopping) {
          // The bot was stopped while Slack was still opening the door.
          void client.disconnect();
          break;
        }
        connected = true;
        putOff = 0;
        detail = 'connected by Socket Mode';
        since = performance.now();
        log[failures > 0 ? 'info' : 'debug']('Slack: connected');
        break;
      } catch (error) {
        if (stopping) break;
        failures++;
        putOff = (retryAfterOf(error) ?? 0) * 1000;
        const code = codeOf(error);
        detail = isRefusal(code)
          ? `Slack refused SLACK_APP_TOKEN (${code}).`
          : 'Slack cannot be reached; trying again.';
        log[failures === 1 || isRefusal(code) ? 'warn' : 'debug'](
          { attempt: failures, ...describeError(error) },
          'Slack: could not connect; trying again',
        );
        onFault(error);
      }
    }
    looping = false;
    // The connection may have been lost between its hello and now.
    if (!stopping && !client.websocket?.isActive()) lost();
  }

  function lost(): void {
    if (looping || stopping) return;
    onReconnect?.();
    const held = Math.round(performance.now() - since);
    connected = false;
    detail = 'The connection was lost; connecting again.';
    failures = held >= GOOD_CONNECTION_MS ? 0 : failures + 1;
    log.debug({ held }, 'Slack: connection lost; connecting again');
    void keepTrying(() => {});
  }

  client.on('disconnected', lost);

  return {
    receiver,
    start: () =>
      new Promise((resolve, reject) => {
        const refused = (error: unknown): void => {
          if (!isRefusal(codeOf(error)) && codeOf(error) !== 'not_allowed_token_type') return;
          stopping = true;
          reject(error);
        };
        keepTrying(refused).then(resolve, reject);
      }),
    async stop() {
      stopping = true;
      connected = false;
      detail = 'stopped';
      // The server need not take part in saying goodbye.
      await Promise.race([client.disconnect(), sleep(1000)]);
    },
    health: () => ({ connected, detail }),
    address: () => null,
  };
}
