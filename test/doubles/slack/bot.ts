/** The real adapter on the stand-in, over Socket Mode or HTTP, with one way to send it anything. */
import type { Logger } from 'pino';
import {
  createSlackAdapter,
  type SlackAdapter,
  type SlackAdapterDeps,
} from '../../../src/adapters/slack/index.ts';
import type { SlackConfig } from '../../../src/config/load.ts';
import { createHttpSender, type HttpSender, type RequestKind } from './http-sender.ts';
import { eventBody, type Payload } from './payloads.ts';
import { APP_TOKEN, type SlackServer, startSlackServer } from './server.ts';
import type { EnvelopeType } from './socket.ts';
import type { KeptMessage } from './web-api.ts';

export type Way = 'socket' | 'http';

export const SIGNING_SECRET = 'stand-in-signing-secret';

export interface BotOptions extends Partial<Omit<SlackAdapterDeps, 'log'>> {
  /** Other settings than the usual. */
  readonly config?:
    | Readonly<Record<string, unknown>>
    | ((server: SlackServer) => Readonly<Record<string, unknown>>);
}

export interface SlackBot {
  readonly server: SlackServer;
  readonly adapter: SlackAdapter;
  readonly http: HttpSender;
  /** Sends it in; resolves to the milliseconds until the bot acknowledged. */
  deliver(kind: RequestKind, payload: Payload): Promise<number>;
  event(event: Payload, more?: Payload): Promise<number>;
  /** What stands, oldest first. */
  messages(): readonly KeptMessage[];
  /** Resolves when the bot has made no call for a while. */
  quiet(milliseconds?: number): Promise<void>;
  close(): Promise<void>;
}

const ENVELOPES: Readonly<Record<RequestKind, EnvelopeType>> = {
  event: 'events_api',
  command: 'slash_commands',
  interactive: 'interactive',
};

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function configFor(way: Way, server: SlackServer): SlackConfig {
  const common = { apiUrl: server.apiUrl, admins: [], botToken: server.world.teams[0]!.token };
  return way === 'socket'
    ? { ...common, mode: 'socket', appToken: APP_TOKEN }
    : {
        ...common,
        mode: 'http',
        signingSecret: SIGNING_SECRET,
        port: 0,
        host: '127.0.0.1',
        install: undefined,
      };
}

/** An adapter that is not started, with its server listening. */
export async function createSlackBot(way: Way, log: Logger, options: BotOptions = {}): Promise<SlackBot> {
  const server = await startSlackServer();
  const { config, ...deps } = options;
  const other = typeof config === 'function' ? config(server) : config;
  const adapter = createSlackAdapter({ ...configFor(way, server), ...other } as SlackConfig, {
    log,
    times: { reconnect: 20, retry: 30 },
    ...deps,
  });
  const http = createHttpSender(() => adapter.address() ?? 'http://not-listening', SIGNING_SECRET);

  async function deliver(kind: RequestKind, payload: Payload): Promise<number> {
    if (way === 'http') {
      const { status, after, body } = await http.send(kind, payload);
      if (status !== 200) throw new Error(`The bot answered ${status} ${body}`);
      return after;
    }
    const envelope = server.socket.send(ENVELOPES[kind], payload);
    while (envelope.ackedAfter === null) await sleep(2);
    return envelope.ackedAfter;
  }

  return {
    server,
    adapter,
    http,
    deliver,
    event: (event, more) => deliver('event', eventBody(event, more)),
    messages: () => server.world.messages.filter(({ deleted }) => !deleted),
    async quiet(milliseconds = 25) {
      let seen = -1;
      while (seen !== server.calls.length || server.busy() > 0) {
        seen = server.calls.length;
        await sleep(milliseconds);
      }
    },
    async close() {
      await adapter.stop();
      await server.close();
    },
  };
}
