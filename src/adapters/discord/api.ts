/** The calls to Discord's REST API that the bot makes: nothing of discord.js's caches, nothing but ids and payloads. */

import { REST, type RouteLike } from 'discord.js';
import {
  type APIApplicationCommand,
  type APIInteractionResponse,
  type RESTPatchAPIChannelMessageJSONBody,
  type RESTPostAPIApplicationCommandsJSONBody,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
} from 'discord-api-types/v10';
import { createClockGuard } from './clock.ts';
import { statusOf } from './errors.ts';
import { createPatientRequest } from './http.ts';

/** Webhook bodies take `flags` where channel messages do. */
export type MessageBody = RESTPostAPIChannelMessageJSONBody;

/** What a server says about a message; every part may be missing on a server that is not Discord's. */
export interface KnownMessage {
  readonly id?: string;
  readonly channel_id?: string;
  readonly content?: string | null;
  readonly author?: { readonly id?: string } | null;
}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

interface CallOptions {
  readonly body?: unknown;
  /** Interaction tokens stand for the bot's token. */
  readonly auth?: boolean;
  readonly query?: URLSearchParams;
  readonly signal?: AbortSignal;
}

/** Without a JSON content type discord.js hands out the bytes; often they are JSON all the same. */
function fromBytes(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

export type DiscordApi = ReturnType<typeof createApi>;

/**
 * discord.js keeps a queue for each channel and each interaction that it ever called, and clears away the idle ones
 * once an hour. So often here: a busy hour would hold tens of thousands.
 */
const FORGET_ROUTES_MS = 15_000;

/** Opens the API at `apiUrl` (up to and including `/api`). `close` ends its timers; requests under way go on. */
export function createApi(config: { token: string; apiUrl: string }, onRateLimit: () => void = () => {}) {
  const guard = createClockGuard(() => rest);
  const rest: REST = new REST({
    version: '10',
    api: config.apiUrl,
    retries: 0,
    makeRequest: createPatientRequest(onRateLimit),
    rejectOnRateLimit: guard.refuses,
    handlerSweepInterval: FORGET_ROUTES_MS,
  }).setToken(config.token);

  async function call<T>(
    method: Method,
    route: RouteLike,
    options: CallOptions = {},
  ): Promise<T | undefined> {
    try {
      const answer = await guard.run(() => rest[method](route, options as Parameters<typeof rest.get>[1]));
      if (!(answer instanceof ArrayBuffer)) return answer as T;
      return fromBytes(answer) as T | undefined;
    } catch (error) {
      // discord.js forgets the token after any 401, even one about a single route.
      if (statusOf(error) === 401) rest.setToken(config.token);
      throw error;
    }
  }

  const commandsRoute = (application: string, guild: string | undefined): RouteLike =>
    guild === undefined
      ? Routes.applicationCommands(application)
      : Routes.applicationGuildCommands(application, guild);

  return {
    rest,
    gatewayBot: () => call<Record<string, unknown>>('get', Routes.gatewayBot()),
    gateway: () => call<Record<string, unknown>>('get', Routes.gateway()),
    currentApplication: () => call<{ id?: string }>('get', Routes.currentApplication()),
    oauthApplication: () => call<{ id?: string }>('get', Routes.oauth2CurrentApplication()),
    currentUser: () => call<{ id?: string }>('get', Routes.user()),

    /** The channel of direct messages with a person; opened if there is none yet. */
    directChannel: (person: string) =>
      call<{ id?: string }>('post', Routes.userChannels(), { body: { recipient_id: person } }),
    post: (channel: string, body: MessageBody) =>
      call<KnownMessage>('post', Routes.channelMessages(channel), { body }),
    message: (channel: string, message: string, signal?: AbortSignal) =>
      call<KnownMessage>('get', Routes.channelMessage(channel, message), signal ? { signal } : {}),
    edit: (channel: string, message: string, body: RESTPatchAPIChannelMessageJSONBody) =>
      call<KnownMessage>('patch', Routes.channelMessage(channel, message), { body }),
    remove: (channel: string, message: string) =>
      call<unknown>('delete', Routes.channelMessage(channel, message)),
    typing: (channel: string) => call<unknown>('post', Routes.channelTyping(channel)),

    /** Answers an interaction; resolves with the message that it made, where the server tells. */
    respond: (interaction: string, token: string, body: APIInteractionResponse) =>
      call<{ resource?: { message?: KnownMessage | null } | null }>(
        'post',
        Routes.interactionCallback(interaction, token),
        { body, auth: false, query: new URLSearchParams({ with_response: 'true' }) },
      ),
    original: (application: string, token: string) =>
      call<KnownMessage>('get', Routes.webhookMessage(application, token), { auth: false }),
    editOriginal: (application: string, token: string, body: RESTPatchAPIChannelMessageJSONBody) =>
      call<KnownMessage>('patch', Routes.webhookMessage(application, token), { body, auth: false }),
    removeOriginal: (application: string, token: string) =>
      call<unknown>('delete', Routes.webhookMessage(application, token), { auth: false }),
    followUp: (application: string, token: string, body: MessageBody) =>
      call<KnownMessage>('post', Routes.webhook(application, token), { body, auth: false }),

    commands: (application: string, guild?: string) =>
      call<APIApplicationCommand[]>('get', commandsRoute(application, guild)),
    replaceCommands: (
      application: string,
      guild: string | undefined,
      body: readonly RESTPostAPIApplicationCommandsJSONBody[],
    ) => call<APIApplicationCommand[]>('put', commandsRoute(application, guild), { body }),
    createCommand: (
      application: string,
      guild: string | undefined,
      body: RESTPostAPIApplicationCommandsJSONBody,
    ) => call<APIApplicationCommand>('post', commandsRoute(application, guild), { body }),
    changeCommand: (
      application: string,
      guild: string | undefined,
      command: string,
      body: RESTPostAPIApplicationCommandsJSONBody,
    ) => call<APIApplicationCommand>('patch', `${commandsRoute(application, guild)}/${command}`, { body }),
    removeCommand: (application: string, guild: string | undefined, command: string) =>
      call<unknown>('delete', `${commandsRoute(application, guild)}/${command}`),

    close(): void {
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
    },
  };
}
