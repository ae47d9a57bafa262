/**
 * A stand-in for Slack's servers on loopback: the Web API, response URLs, Socket Mode, and the page where a
 * workspace approves the app. Strict where Slack is strict; tests arm faults and read back what arrived.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'node:querystring';
import { createFaults, type Faults, type ValidationIssue } from './faults.ts';
import { createSocketSide, type SocketSide } from './socket.ts';
import {
  type Answer,
  type Args,
  createWorld,
  keep,
  methods,
  OPEN_METHODS,
  replace,
  type World,
} from './web-api.ts';

/** A call of the Web API, or (`response_url`) of a response URL, as it arrived. */
export interface Call {
  readonly method: string;
  readonly args: Args;
  readonly token: string | null;
  readonly at: number;
}

export interface SlackServer {
  /** For `SLACK_API_URL`, without a trailing slash. */
  readonly apiUrl: string;
  /** For `SLACK_AUTHORIZE_URL`. */
  readonly authorizeUrl: string;
  readonly world: World;
  readonly faults: Faults;
  readonly socket: SocketSide;
  readonly calls: readonly Call[];
  callsOf(method: string): readonly Call[];
  /** A response URL for this channel and person, good for five uses, and for the message whose button was pressed. */
  responseUrl(channel: string, user: string, message?: string): string;
  /** Response URLs answer 404 from now on. */
  expireResponseUrls(): void;
  /** Requests that are being answered. */
  busy(): number;
  close(): Promise<void>;
}

export const APP_TOKEN = 'xapp-stand-in';
const USES = 5;

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** Slack takes forms (with JSON in some fields) and JSON. */
function readArgs(request: IncomingMessage, body: string): Record<string, unknown> {
  if (request.headers['content-type']?.includes('json')) return JSON.parse(body || '{}');
  return Object.fromEntries(
    Object.entries(parse(body)).map(([name, value]) => {
      if (!['blocks', 'view', 'prompts', 'manifest'].includes(name)) return [name, value];
      return [name, JSON.parse(String(value))];
    }),
  );
}

function json(response: ServerResponse, answer: Answer, status = 200, headers: Record<string, string> = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(answer));
}

/** Cuts the connection once everything is done, before the answer or in the middle of it. */
async function cut(response: ServerResponse, where: 'after' | 'midway'): Promise<void> {
  if (where === 'midway') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    await new Promise<void>((written) => response.write('{"ok":', () => written()));
  }
  response.destroy();
}

/** Answers as the fault says; false if it only delays, or strikes when the call is done. */
async function suffer(response: ServerResponse, fault: ValidationIssue): Promise<boolean> {
  fault.onMet?.();
  if (fault.delay !== undefined) await new Promise((resolve) => setTimeout(resolve, fault.delay));
  if (fault.drop) response.destroy();
  else if (fault.retryAfter !== undefined)
    json(response, { ok: false, error: 'ratelimited' }, 429, { 'retry-after': String(fault.retryAfter) });
  else if (fault.status !== undefined) response.writeHead(fault.status).end('upstream trouble');
  else if (fault.error !== undefined) json(response, { ok: false, error: fault.error });
  else if (fault.answer !== undefined) json(response, fault.answer);
  else return false;
  return true;
}

export async function startSlackServer(): Promise<SlackServer> {
  const world = createWorld();
  const faults = createFaults();
  const socket = createSocketSide();
  const calls: Call[] = [];
  const responseUrls = new Map<
    string,
    { channel: string; user: string; message: string | undefined; uses: number }
  >();
  let expired = false;
  let busy = 0;

  function answerCall(method: string, args: Args, token: string | null): Answer {
    if (world.unknownMethods.has(method)) return { ok: false, error: 'unknown_method' };
    if (method === 'apps.connections.open')
      return token === APP_TOKEN
        ? { ok: true, url: `ws://127.0.0.1:${port()}/link/?ticket=secret-ticket` }
        : { ok: false, error: 'invalid_auth' };
    const handler = methods[method];
    if (handler === undefined) return { ok: false, error: 'unknown_method' };
    const team = world.teams.find((candidate) => candidate.token === token);
    if (team === undefined && !OPEN_METHODS.has(method)) return { ok: false, error: 'invalid_auth' };
    if (team?.refused) return { ok: false, error: team.refused };
    return handler(world, args, team ?? world.teams[0]!);
  }

  async function onCall(request: IncomingMessage, response: ServerResponse, method: string): Promise<void> {
    const args = readArgs(request, await read(request));
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? null;
    calls.push({ method, args, token, at: performance.now() });
    const fault = faults.take(method);
    if (fault && (await suffer(response, fault))) return;
    const answer = answerCall(method, args, token);
    if (fault?.cut) return cut(response, fault.cut);
    json(response, answer);
  }

  async function onResponseUrl(
    request: IncomingMessage,
    response: ServerResponse,
    id: string,
  ): Promise<void> {
    const args = readArgs(request, await read(request));
    calls.push({ method: 'response_url', args, token: null, at: performance.now() });
    const fault = faults.take('response_url');
    if (fault && (await suffer(response, fault))) return;
    const url = responseUrls.get(id);
    if (url === undefined || expired) return json(response, { ok: false, error: 'expired_url' }, 404);
    if (url.uses >= USES) return json(response, { ok: false, error: 'used_url' }, 404);
    url.uses += 1;
    if (args['delete_original'] === true) return json(response, { ok: true });
    if (args['replace_original'] === true) return json(response, replace(world, String(url.message), args));
    const onlyFor = args['response_type'] === 'in_channel' ? null : url.user;
    // A response URL reaches channels that the bot cannot post in.
    const open = { ...world, closed: new Map<string, string>() };
    const { kept, ...answer } = keep(open, world.teams[0]!, args, { channel: url.channel, onlyFor });
    if (fault?.cut) return cut(response, fault.cut);
    if (kept === undefined) return json(response, answer, 400);
    response.writeHead(200).end('ok');
  }

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stand-in');
    if (pathname.startsWith('/api/')) return onCall(request, response, pathname.slice('/api/'.length));
    if (pathname.startsWith('/commands/'))
      return onResponseUrl(request, response, pathname.split('/').at(-1)!);
    if (pathname === '/oauth/v2/authorize') {
      const back = new URL(searchParams.get('redirect_uri') ?? 'http://missing/');
      back.searchParams.set('state', searchParams.get('state') ?? '');
      back.searchParams.set('code', `code-for-${world.teams.at(-1)!.id}`);
      response.writeHead(302, { location: back.href }).end();
      return;
    }
    response.writeHead(404).end();
  }

  const server = createServer((request, response) => {
    busy += 1;
    response.on('close', () => {
      busy -= 1;
    });
    route(request, response).catch(() => response.destroy());
  });
  server.on('upgrade', (request, duplex, head) => socket.upgrade(request, duplex, head));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = () => (server.address() as AddressInfo).port;
  const base = `http://127.0.0.1:${port()}`;

  return {
    apiUrl: `${base}/api`,
    authorizeUrl: `${base}/oauth/v2/authorize`,
    world,
    faults,
    socket,
    calls,
    callsOf: (method) => calls.filter((call) => call.method === method),
    responseUrl(channel, user, message) {
      const id = crypto.randomUUID();
      responseUrls.set(id, { channel, user, message, uses: 0 });
      return `${base}/commands/T0000TEAM/secret/${id}`;
    },
    expireResponseUrls() {
      expired = true;
    },
    busy: () => busy,
    async close() {
      socket.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
