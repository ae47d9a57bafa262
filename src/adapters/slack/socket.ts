/**
 * Socket Mode: Slack's own client, and a connection that is kept up. The client's way of reconnecting waits five seconds
 * even after a polite request to refresh, and gives up for good on some faults, so it is switched off.
 */
import type { App } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import { PlatformError } from '../../conversation/platform-definition.ts';
import { keepConnection, type LineRefusal } from '../../network/kept-connection.ts';
import type { Transport } from './client.ts';
import { codeOf, isRefusal, note, pauseWanted, whyOf } from './errors.ts';
import { type ApiDeps, clientOptions } from './web-api.ts';

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

function refusalIn(error: unknown): LineRefusal | null {
  const code = codeOf(error);
  if (!isRefusal(code) && code !== 'not_allowed_token_type') return null;
  const remedy =
    'Create an app-level token with the scope connections:write on the app\'s page "Basic Information".';
  return {
    sentence: 'Slack refused SLACK_APP_TOKEN',
    fatal: new PlatformError('slack.bad_app_token', `Slack refuses SLACK_APP_TOKEN (${code}). ${remedy}`),
  };
}

export function createSocketTransport(deps: SocketDeps): Transport {
  const { appToken, slackLogger: logger, log, times, dispatcher, onReconnect } = deps;
  const options = { appToken, logger, clientOptions: clientOptions(deps), ...(dispatcher && { dispatcher }) };
  const client = new SteadyClient({ ...options, autoReconnectEnabled: false, clientPingTimeout: times.pong });
  let app: App | undefined;

  const passOver = (error?: unknown) =>
    note(log, 'warn', 'odd_frame', 'A message on the socket made no sense and was passed over', { error });
  client.on('odd_frame', passOver);
  client.on('slack_event', ({ body, ack }: Envelope) => {
    if (typeof body !== 'object' || body === null) return passOver();
    app
      ?.processEvent({ body, ack })
      .catch((error: unknown) => note(log, 'debug', 'not_taken', 'An event was not taken', { error }));
  });

  const connection = keepConnection(
    {
      // The client rejects with nothing where the line closes before the hello.
      open: () =>
        client.start().catch((error: unknown) => {
          throw error instanceof Error ? error : new Error('The line was closed before Slack said hello.');
        }),
      lost: () => new Promise<void>((resolve) => client.once('disconnected', resolve)),
      close: () => client.disconnect(),
    },
    {
      platform: 'Slack',
      way: 'by Socket Mode',
      ...{ log, note, whyOf, onReconnect, refusalIn },
      helloMs: times.hello,
      firstPauseMs: times.reconnect,
      pauseAfter: (error) => pauseWanted(error) ?? 0,
    },
  );
  return {
    ...connection,
    init(made) {
      app = made;
    },
    address: () => null,
  };
}
