/** The Discord adapter: puts the modules of this folder together. */
import type { GatewayReadyDispatchData } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { DiscordConfig } from '../../config/load.ts';
import type { Adapter, Core, PlatformEvent } from '../../core/adapter.ts';
import { createInFlight } from '../in-flight.ts';
import { createApi } from './api.ts';
import { createDispatch } from './dispatch.ts';
import { type DiscordError, describeError, isUnsupported } from './errors.ts';
import { createGateway, type Gateway, type GatewayTuning } from './gateway.ts';
import { createGuilds } from './guilds.ts';
import { createInteractions, type Interactions } from './interactions.ts';
import { inviteLink } from './invite.ts';
import { DRAIN_MS } from './limits.ts';
import { createMessages, type Messages } from './messages.ts';
import { createOrigins } from './origins.ts';
import { createOutbox } from './outbox.ts';
import { createResponder } from './responder.ts';
import { applicationId, syncCommands } from './sync.ts';

export interface DiscordDeps {
  readonly log: Logger;
  /** Discord ended the connection for good while the bot was running, such as after a reset of the token. */
  readonly onFatal?: (fault: DiscordError) => void;
  /** True for the one process that may handle an event, where several share the work. */
  readonly claim?: (event: string) => Promise<boolean>;
  /** Told about what is worth counting. */
  readonly tally?: (event: PlatformEvent) => void;
  /** For tests alone. */
  readonly gateway?: GatewayTuning;
}

const count = (many: number, what: string): string => `${many} ${what}${many === 1 ? '' : 's'}`;

/**
 * Discord, for everything that speaks its API version 10.
 *
 * `start` throws a `DiscordError`, whose message is a sentence for whoever runs the bot, when Discord will not have
 * the bot like this (a bad token, a refused intent).
 */
export function createDiscordAdapter(config: DiscordConfig, deps: DiscordDeps): Adapter {
  const log = deps.log.child({ platform: 'discord' });
  const { claim = async () => true, tally = () => {} } = deps;
  const api = createApi(config, () => tally('rate-limit'));
  const outbox = createOutbox(api, log, () => tally('undelivered'));
  const work = createInFlight();

  let stopping = false;
  let self: string | undefined;
  let name = 'the bot';
  let application = config.applicationId;
  /** How many servers each shard looks after. */
  const servers = new Map<number, number>();
  let started: { messages: Messages; interactions: Interactions } | undefined;

  const guilds = createGuilds(() => self);
  const gateway: Gateway = createGateway(
    config,
    api,
    { onEvent, onReady, onFatal, onReconnect: () => tally('reconnect') },
    log,
    deps.gateway,
  );

  function onReady(shard: number, data: Partial<GatewayReadyDispatchData>): void {
    self = data.user?.id ?? self;
    name = data.user?.username ?? name;
    application ??= data.application?.id;
    servers.set(shard, data.guilds?.length ?? 0);
  }

  function onFatal(fault: DiscordError): void {
    log.fatal(fault.message);
    deps.onFatal?.(fault);
  }

  function begin(type: string, task: () => Promise<void>): void {
    if (stopping) return;
    if (work.isFull()) {
      tally('crowded');
      log.warn({ event: type, reason: 'crowded' }, 'refused unseen');
      return;
    }
    work.add(
      task().catch((error) => log.error(describeError(error), 'An event could not be worked through')),
    );
  }

  function onEvent(type: string, data: unknown): void {
    if (started === undefined) return;
    const { messages, interactions } = started;
    switch (type) {
      case 'INTERACTION_CREATE':
        begin(type, () => interactions.created(data));
        break;
      case 'MESSAGE_CREATE':
        begin(type, () => messages.created(data));
        break;
      case 'MESSAGE_UPDATE':
        begin(type, () => messages.updated(data));
        break;
      case 'MESSAGE_DELETE':
      case 'MESSAGE_DELETE_BULK':
        begin(type, () => messages.deleted(data));
        break;
      default:
        guilds.onEvent(type, data);
    }
  }

  /** Commands are a convenience: without them mentions, direct messages and replies still work. */
  async function register(): Promise<void> {
    if (application === undefined) {
      log.error('The application id is unknown, so no commands were registered. Set DISCORD_APPLICATION_ID.');
      return;
    }
    try {
      await syncCommands(api, { application, guild: config.guildId }, log);
    } catch (error) {
      log.error(
        describeError(error),
        isUnsupported(error)
          ? 'This server knows no commands; mentions, direct messages and replies work all the same'
          : 'Discord refused the commands; mentions, direct messages and replies work all the same',
      );
    }
  }

  async function learnApplication(): Promise<void> {
    try {
      application ??= await applicationId(api);
    } catch (error) {
      log.warn(describeError(error), 'Discord did not say which application this is');
    }
    application ??= self;
  }

  function start(core: Core): void {
    const dispatch = createDispatch(core, log);
    const origins = createOrigins(api, () => self, log);
    const common = { core, dispatch, api, outbox, origins, guilds, self: () => self, claim, work, log };
    const responder = createResponder(api, outbox, log, () => tally('undelivered'));
    started = {
      messages: createMessages(common),
      interactions: createInteractions({ ...common, responder, application: () => application }),
    };
  }

  return {
    name: 'discord',
    async start(core) {
      start(core);
      try {
        await gateway.connect();
      } catch (error) {
        await gateway.disconnect();
        throw error;
      }
      await learnApplication();
      // One process of several registers; a rate limit on registering must not hold up the rest.
      if (gateway.shards().includes(0)) void register();
      const invite = application === undefined ? '' : ` Invite it: ${inviteLink(application)}`;
      const inServers = [...servers.values()].reduce((sum, one) => sum + one, 0);
      return `Discord: ${name} is connected (${count(gateway.shards().length, 'shard')}, ${count(inServers, 'server')}).${invite}`;
    },
    async stop() {
      stopping = true;
      const left = await work.drained(DRAIN_MS);
      if (left > 0) log.warn({ left }, 'Stopped before all replies were out');
      await gateway.disconnect();
      api.close();
    },
    health() {
      const detail = gateway.trouble();
      return { connected: detail === '', detail };
    },
    underWay: () => work.count(),
    async correct(sent, reply) {
      if (started?.messages.statesNothing(sent.message)) return false;
      const result = await outbox.edit(sent.channel, sent.message, reply);
      if (result === 'failed') throw new Error('Discord did not change the message; it may do so later');
      return result === 'edited';
    },
  };
}
