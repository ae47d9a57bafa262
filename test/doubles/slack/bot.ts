/** The real adapter on the stand-in, over Socket Mode or HTTP, with one way to send it anything. */
import type { Logger } from 'pino';
import type { SlackConfig } from '../../../src/adapters/slack/config.ts';
import {
  createSlackAdapter,
  type SlackAdapter,
  type SlackAdapterDeps,
} from '../../../src/adapters/slack/index.ts';
import type { SealedRepository } from '../../../src/crypto/sealed-records.ts';
import { createHttpSender, type HttpSender, type RequestKind } from './http-sender.ts';
import { eventBody, type Payload } from './payloads.ts';
import { APP_TOKEN, type SlackServer, startSlackServer } from './server.ts';
import type { EnvelopeType } from './socket.ts';

export type Way = 'socket' | 'http';

export const SIGNING_SECRET = 'stand-in-signing-secret';

export interface BotOptions extends Partial<Omit<SlackAdapterDeps, 'log'>> {
  /** One that listens already, as after a restart; a new one otherwise. */
  readonly server?: SlackServer;
  /** Other settings than the usual. */
  readonly config?:
    | Readonly<Record<string, unknown>>
    | ((server: SlackServer) => Readonly<Record<string, unknown>>);
}

export interface SlackBot {
  readonly server: SlackServer;
  readonly adapter: SlackAdapter;
  readonly http: HttpSender;
  /** Sends it in; resolves when the bot has acknowledged it. */
  deliver(kind: RequestKind, payload: Payload): Promise<void>;
  event(event: Payload, more?: Payload): Promise<void>;
  close(): Promise<void>;
}

const ENVELOPES: Readonly<Record<RequestKind, EnvelopeType>> = {
  event: 'events_api',
  command: 'slash_commands',
  interactive: 'interactive',
};

function configFor(way: Way, server: SlackServer): SlackConfig {
  const common = {
    apiUrl: server.apiUrl,
    admins: [],
    agent: false,
    allowed: null,
    hasPreviousKey: false,
    proxy: undefined,
    botToken: server.world.teams[0]!.token,
  };
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

/** A repository that forgets everything when the test ends. */
export function createMemoryRepository(): SealedRepository & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    async save(id, ciphertext) {
      kept.set(id, ciphertext);
    },
    find: async (id) => kept.get(id) ?? null,
    async replace(id, before, ciphertext) {
      if (kept.get(id) === before) kept.set(id, ciphertext);
    },
    ids: async (most) => [...kept.keys()].slice(0, most),
    async delete(id) {
      kept.delete(id);
    },
  };
}

/** An adapter that is not started, with its server listening. */
export async function createSlackBot(way: Way, log: Logger, options: BotOptions = {}): Promise<SlackBot> {
  const { config, server = await startSlackServer(), ...deps } = options;
  const other = typeof config === 'function' ? config(server) : config;
  const adapter = createSlackAdapter({ ...configFor(way, server), ...other } as SlackConfig, {
    log,
    tally: () => {},
    sealed: createMemoryRepository(),
    claim: async () => true,
    routes: [],
    times: { reconnect: 20, retry: 5 },
    ...deps,
  });
  const http = createHttpSender(() => adapter.address() ?? 'http://not-listening', SIGNING_SECRET);

  async function deliver(kind: RequestKind, payload: Payload): Promise<void> {
    if (way === 'socket') return server.socket.send(ENVELOPES[kind], payload).acknowledged;
    const { status, body } = await http.send(kind, payload);
    if (status !== 200) throw new Error(`The bot answered ${status} ${body}`);
  }

  return {
    server,
    adapter,
    http,
    deliver,
    event: (event, more) => deliver('event', eventBody(event, more)),
    async close() {
      await adapter.stop();
      await server.close();
    },
  };
}
