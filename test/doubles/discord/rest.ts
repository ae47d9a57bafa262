/** The stand-in's REST API: messages, interactions and commands in memory, with faults on demand. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkCommands, checkMessage, checkResponse } from './limits.ts';
import { asUser, type Message, message, type Person, snowflake } from './payloads.ts';

export interface Call {
  readonly method: string;
  /** Without `/api/v10` and the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: Record<string, unknown> | undefined;
  readonly at: number;
}

/** Requests that go wrong. A later fault stands before an earlier one. */
export interface ValidationIssue {
  readonly method?: string;
  readonly path: RegExp;
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** How many requests it meets; all when left out. */
  times?: number;
  /** The answer comes so late; without `status` it is then the usual one. */
  readonly delayMs?: number;
  /**
   * Breaks the connection: before what the call says is done (`true`), after it is done instead of answering, or
   * after it is done in the middle of the answer.
   */
  readonly breaks?: true | 'after' | 'midway';
  /** Told each time that it meets a request. */
  readonly onMet?: () => void;
}

export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly channel: string;
  readonly by: Person;
  /** The message whose button was pressed. */
  readonly on?: Message;
  /** The first answer, and when it came. */
  answer?: { type: number; data?: Record<string, unknown> };
  answeredAt?: number;
  original?: Message;
}

export interface World {
  readonly token: string;
  readonly bot: Person;
  readonly application: string;
  readonly messages: Map<string, Message>;
  /** Ids of messages that only one person sees. */
  readonly ephemeral: Set<string>;
  /** Ids of the bot's messages, in the order of posting. */
  readonly posted: string[];
  /** By id, and by token too. */
  readonly interactions: Map<string, Interaction>;
  commands: Record<string, unknown>[];
  readonly violations: string[];
  /** Channels of direct messages, by person. */
  readonly directChannels: Map<string, string>;
  /** The bot's reactions, as message and sign. */
  readonly reactions: (readonly [message: string, sign: string])[];
  /** People who take no direct messages. */
  readonly closedTo: Set<string>;
  gatewayUrl(): string;
}

export interface FakeRest {
  readonly calls: Call[];
  /** The channel of direct messages with a person. */
  directChannel(who: string): string;
  fail(fault: ValidationIssue): ValidationIssue;
  heal(): void;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** An answer of Discord's: status, body, headers. */
type Answer = readonly [status: number, body?: unknown];

const refusal = (status: number, code: number, text: string): Answer => [status, { code, message: text }];
const NOT_FOUND = refusal(404, 0, '404: Not Found');
const UNKNOWN_MESSAGE = refusal(404, 10008, 'Unknown Message');

type Handler = (match: RegExpMatchArray, call: Call) => Answer;

/** @param announce Told of each message of the bot that others can see. */
export function createRest(world: World, announce: (made: Message) => void): FakeRest {
  const calls: Call[] = [];
  const faults: ValidationIssue[] = [];
  const nonces = new Map<string, Message>();

  function refuse(problems: readonly string[]): Answer | undefined {
    if (problems.length === 0) return undefined;
    world.violations.push(...problems);
    return refusal(400, 50035, `Invalid Form Body: ${problems.join('; ')}`);
  }

  function keep(made: Message, isEphemeral: boolean): Message {
    world.messages.set(made.id, made);
    world.posted.push(made.id);
    if (isEphemeral) world.ephemeral.add(made.id);
    else announce(made);
    return made;
  }

  /** A message of the bot from the body of a request. */
  function make(channel: string, body: Record<string, unknown>, parts: object = {}): Message {
    const flags = Number(body['flags'] ?? 0);
    const made = message(channel, world.bot, String(body['content'] ?? ''), {
      components: body['components'] ?? [],
      allowed_mentions: body['allowed_mentions'],
      flags,
      ...parts,
    });
    return keep(made, (flags & 64) !== 0);
  }

  function change(found: Message, body: Record<string, unknown>): Answer {
    const problem = refuse(checkMessage(body, false));
    if (problem) return problem;
    Object.assign(found, body, { edited_timestamp: new Date().toISOString() });
    return [200, found];
  }

  function interactionBy(token: string | undefined): Interaction | undefined {
    return world.interactions.get(token ?? '');
  }

  function directChannel(who: string): string {
    const channel = world.directChannels.get(who) ?? snowflake();
    world.directChannels.set(who, channel);
    return channel;
  }

  function openDirect(_match: RegExpMatchArray, { body = {} }: Call): Answer {
    const who = String(body['recipient_id']);
    return [200, { id: directChannel(who), type: 1, recipients: [{ id: who }] }];
  }

  const isClosed = (channel: string): boolean =>
    [...world.closedTo].some((who) => world.directChannels.get(who) === channel);

  function post([, channel]: RegExpMatchArray, { body = {} }: Call): Answer {
    if (isClosed(channel!)) return refusal(403, 50007, 'Cannot send messages to this user');
    // Of one author, wherever: https://discord.com/developers/docs/resources/message#create-message
    const nonce = body['enforce_nonce'] ? String(body['nonce']) : undefined;
    const before = nonce === undefined ? undefined : nonces.get(nonce);
    if (before !== undefined) return [200, before];
    const problem = refuse(checkMessage(body));
    if (problem) return problem;
    const reference = body['message_reference'] as { message_id?: string } | undefined;
    const quoted = world.messages.get(reference?.message_id ?? '');
    const made = make(channel!, body, {
      type: reference ? 19 : 0,
      ...(reference ? { message_reference: { type: 0, channel_id: channel, ...reference } } : {}),
      ...(reference ? { referenced_message: quoted ?? null } : {}),
    });
    if (nonce !== undefined) nonces.set(nonce, made);
    return [200, made];
  }

  function respond([, id, token]: RegExpMatchArray, { body = {}, query }: Call): Answer {
    const found = world.interactions.get(id!);
    if (found === undefined || found.token !== token) return refusal(404, 10062, 'Unknown interaction');
    if (found.answer !== undefined) return refusal(400, 40060, 'Interaction has already been acknowledged.');
    const problem = refuse(checkResponse(body as never));
    if (problem) return problem;
    found.answer = body as NonNullable<Interaction['answer']>;
    found.answeredAt = Date.now();
    if (found.answer.type === 6 || found.answer.type === 7) {
      if (found.on === undefined) return refuse(['an update of no message'])!;
      found.original = found.on;
      if (found.answer.type === 7) Object.assign(found.on, found.answer.data);
    }
    if (found.answer.type === 4) found.original = fromInteraction(found, found.answer.data ?? {});
    if (query.get('with_response') !== 'true') return [204];
    return [200, { interaction: { id, type: 2 }, resource: { type: 4, message: found.original } }];
  }

  const fromInteraction = (found: Interaction, body: Record<string, unknown>): Message =>
    make(found.channel, body, {
      interaction_metadata: {
        id: found.id,
        type: 2,
        user: asUser(found.by),
        authorizing_integration_owners: {},
      },
      webhook_id: world.application,
      application_id: world.application,
    });

  function original([, , token]: RegExpMatchArray, { method, body = {} }: Call): Answer {
    const found = interactionBy(token);
    if (found?.answer === undefined) return refusal(404, 10015, 'Unknown Webhook');
    if (method === 'GET') return found.original ? [200, found.original] : UNKNOWN_MESSAGE;
    if (method === 'DELETE') {
      if (found.original) {
        world.messages.delete(found.original.id);
        world.posted.splice(world.posted.indexOf(found.original.id), 1);
      }
      return [204];
    }
    if (found.original) return change(found.original, body);
    const problem = refuse(checkMessage(body));
    if (problem) return problem;
    const flags = Number(body['flags'] ?? 0) | Number(found.answer.data?.['flags'] ?? 0);
    found.original = fromInteraction(found, { ...body, flags });
    return [200, found.original];
  }

  function followUp([, , token]: RegExpMatchArray, { body = {} }: Call): Answer {
    const found = interactionBy(token);
    if (found?.answer === undefined) return refusal(404, 10015, 'Unknown Webhook');
    return refuse(checkMessage(body)) ?? [200, fromInteraction(found, body)];
  }

  function one([, channel, id]: RegExpMatchArray, { method, body = {} }: Call): Answer {
    if (!/^\d{15,20}$/.test(id!)) return refusal(400, 50035, 'Invalid Form Body');
    const found = world.messages.get(id!);
    if (found === undefined || found.channel_id !== channel) return UNKNOWN_MESSAGE;
    if (method === 'GET') return [200, found];
    if (found.author.id !== world.bot.id)
      return refusal(403, 50005, 'Cannot edit a message authored by another user');
    if (method === 'PATCH') return change(found, body);
    world.messages.delete(id!);
    world.posted.splice(world.posted.indexOf(id!), 1);
    return [204];
  }

  /** The newest first. https://discord.com/developers/docs/resources/message#get-channel-messages */
  function list([, channel]: RegExpMatchArray, { query }: Call): Answer {
    const before = query.get('before');
    const found = [...world.messages.values()]
      .filter(({ id, channel_id }) => channel_id === channel && !world.ephemeral.has(id))
      .filter(({ id }) => before === null || BigInt(id) < BigInt(before))
      .sort((one, other) => (BigInt(one.id) < BigInt(other.id) ? 1 : -1));
    return [200, found.slice(0, Number(query.get('limit') ?? 50))];
  }

  function react([, , id, sign]: RegExpMatchArray): Answer {
    if (!world.messages.has(id!)) return UNKNOWN_MESSAGE;
    world.reactions.push([id!, decodeURIComponent(sign!)]);
    return [204];
  }

  const scopeOf = (path: string): string => /\/guilds\/(\d+)/.exec(path)?.[1] ?? 'global';
  const visible = (path: string) => world.commands.filter((one) => one['scope'] === scopeOf(path));
  const bare = ({ scope: _scope, ...command }: Record<string, unknown>) => command;

  function commandList(_match: RegExpMatchArray, { method, path, body }: Call): Answer {
    const scope = scopeOf(path);
    if (method === 'GET') return [200, visible(path).map(bare)];
    const list = (method === 'PUT' ? body : [body]) as unknown as Record<string, unknown>[];
    const problem = refuse(checkCommands(list));
    if (problem) return problem;
    const made = list.map((command) => ({ id: snowflake(), version: snowflake(), scope, ...command }));
    const replaced = (old: Record<string, unknown>) =>
      old['scope'] === scope &&
      (method === 'PUT' || made.some((command) => (command as { name?: unknown }).name === old['name']));
    world.commands = [...world.commands.filter((old) => !replaced(old)), ...made];
    return [method === 'PUT' ? 200 : 201, method === 'PUT' ? made.map(bare) : bare(made[0]!)];
  }

  function oneCommand([, id]: RegExpMatchArray, { method, path, body = {} }: Call): Answer {
    const found = visible(path).find((command) => command['id'] === id);
    if (found === undefined) return refusal(404, 10063, 'Unknown application command');
    if (method === 'DELETE') {
      world.commands = world.commands.filter((command) => command !== found);
      return [204];
    }
    const problem = refuse(checkCommands([body]));
    if (problem) return problem;
    Object.assign(found, body, { version: snowflake() });
    return [200, bare(found)];
  }

  const COMMANDS = '/applications/\\d+(?:/guilds/\\d+)?/commands';
  const routes: readonly (readonly [methods: string, path: RegExp, handler: Handler])[] = [
    [
      'GET',
      /^\/gateway\/bot$/,
      () => [
        200,
        {
          url: world.gatewayUrl(),
          shards: 1,
          session_start_limit: { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 1 },
        },
      ],
    ],
    ['POST', /^\/users\/@me\/channels$/, openDirect],
    ['DELETE', /^\/users\/@me\/guilds\/\d+$/, () => [204]],
    ['GET', /^\/users\/@me$/, () => [200, asUser(world.bot)]],
    ['GET', /^\/applications\/@me$/, () => [200, { id: world.application, name: 'Backchannel' }]],
    ['POST', /^\/channels\/(\d+)\/typing$/, () => [204]],
    ['POST', /^\/channels\/(\d+)\/messages$/, post],
    ['GET', /^\/channels\/(\d+)\/messages$/, list],
    ['GET PATCH DELETE', /^\/channels\/(\d+)\/messages\/([^/]+)$/, one],
    ['PUT', /^\/channels\/(\d+)\/messages\/(\d+)\/reactions\/([^/]+)\/@me$/, react],
    ['POST', /^\/interactions\/(\d+)\/([^/]+)\/callback$/, respond],
    ['GET PATCH DELETE', /^\/webhooks\/(\d+)\/([^/]+)\/messages\/@original$/, original],
    ['POST', /^\/webhooks\/(\d+)\/([^/]+)$/, followUp],
    ['GET PUT POST', new RegExp(`^${COMMANDS}$`), commandList],
    ['PATCH DELETE', new RegExp(`^${COMMANDS}/(\\d+)$`), oneCommand],
  ];

  function answerTo(call: Call): Answer {
    const needsToken = !/^\/(?:interactions|webhooks)\//.test(call.path);
    if (needsToken && call.headers.authorization !== `Bot ${world.token}`)
      return refusal(401, 0, '401: Unauthorized');
    for (const [methods, path, handler] of routes) {
      const match = call.path.match(path);
      if (match && methods.split(' ').includes(call.method)) return handler(match, call);
    }
    return NOT_FOUND;
  }

  async function read(request: IncomingMessage): Promise<Call> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const url = new URL(request.url ?? '/', 'http://localhost');
    return {
      method: request.method ?? 'GET',
      path: url.pathname.replace(/^\/api\/v10/, ''),
      query: url.searchParams,
      headers: request.headers,
      body: text === '' ? undefined : (JSON.parse(text) as Record<string, unknown>),
      at: Date.now(),
    };
  }

  function faultFor({ method, path }: Call): ValidationIssue | undefined {
    const fault = faults.findLast(
      (one) => (one.method ?? method) === method && one.path.test(path) && one.times !== 0,
    );
    if (fault?.times !== undefined) fault.times -= 1;
    return fault;
  }

  return {
    calls,
    directChannel,
    fail(fault) {
      faults.push(fault);
      return fault;
    },
    heal: () => void faults.splice(0),
    async handle(request, response) {
      const call = await read(request);
      calls.push(call);
      const fault = faultFor(call);
      if (fault?.delayMs !== undefined) await sleep(fault.delayMs, undefined, { ref: false });
      fault?.onMet?.();
      if (fault?.breaks === true) {
        request.socket.destroy();
        return;
      }
      const [status, body] =
        fault?.status === undefined ? answerTo(call) : ([fault.status, fault.body ?? {}] as const);
      const headers = { 'Content-Type': 'application/json', ...fault?.headers };
      if (fault?.breaks !== undefined) {
        if (fault.breaks === 'midway') {
          response.writeHead(status, { ...headers, 'Content-Length': '1000' });
          await new Promise<void>((written) => response.write('{"id":"', () => written()));
        }
        request.socket.destroy();
        return;
      }
      if (body === undefined) response.writeHead(status, fault?.headers).end();
      else response.writeHead(status, headers).end(JSON.stringify(body));
    },
  };
}
