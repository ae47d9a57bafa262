/** See README.md in this folder. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGateway, type FakeGateway } from './gateway.ts';
import {
  asUser,
  type GuildParts,
  guildCreate,
  type Message,
  member,
  message,
  type Person,
  person,
  snowflake,
  thread,
} from './payloads.ts';
import { createRest, type FakeRest, type Interaction, type World } from './rest.ts';

export interface DiscordOptions {
  /** Short, so that tests of lost heartbeats are. */
  readonly heartbeatMs?: number;
  readonly token?: string;
  /** Put in place of what the one server has. */
  readonly guild?: Partial<GuildParts>;
  /** More servers besides the one. */
  readonly guilds?: readonly GuildParts[];
  /** Put in place of what READY says. */
  readonly ready?: Record<string, unknown>;
}

/** Where and by whom something is said, and how it is delivered. */
export interface Saying {
  readonly by?: Person;
  readonly channel?: string;
  /** Null for a direct message. */
  readonly guild?: string | null;
  readonly twice?: boolean;
  /** Takes over the delivery: it is called in the place of delivering, as often and whenever one likes. */
  readonly held?: (deliver: () => void) => void;
  /** Ids of the roles of whoever speaks. */
  readonly roles?: readonly string[];
  /** Put in place of the usual properties, such as `{ message_reference: … }`. */
  readonly parts?: Record<string, unknown>;
}

export interface Using extends Omit<Saying, 'twice'> {
  readonly twice?: boolean;
  /** Decimal bit field of what the person may do. */
  readonly permissions?: string;
  readonly locale?: string;
}

export interface Post {
  readonly message: Message;
  readonly private: boolean;
  /** Ids of its buttons. */
  readonly buttons: readonly string[];
}

export interface FakeDiscord {
  /** For `DISCORD_API_URL`. */
  readonly apiUrl: string;
  readonly token: string;
  readonly bot: Person;
  readonly application: string;
  readonly guild: string;
  readonly channel: string;
  readonly rest: FakeRest;
  readonly gateway: FakeGateway;
  readonly world: World;
  /** What Discord would have refused, over the whole life of the server. */
  readonly violations: readonly string[];
  say(content: string, saying?: Saying): Message;
  /** Says something in reply to a message. `quoted`: what Discord tells of that one; left out where it is gone. */
  reply(to: Message, content: string, saying?: Saying & { quoted?: boolean; pings?: boolean }): Message;
  /** Opens a thread in the channel; its id. */
  openThread(by: Person): string;
  edit(said: Message, content: string): void;
  remove(said: Message): void;
  /** @param name With its subcommand behind it, such as `settings show`. */
  slash(name: string, options: Readonly<Record<string, string | boolean>>, using?: Using): Interaction;
  /** Types in an option of a command; the answer holds the choices. */
  type(command: string, option: string, typed: string, using?: Using): Interaction;
  press(on: Message, customId: string, using?: Using): Interaction;
  /** The context menu of a message. */
  menu(name: string, on: Message, using?: Using): Interaction;
  /** What the bot has posted and not removed, oldest first. */
  posts(): Post[];
  close(): Promise<void>;
}

const TOKEN = 'MTIzNDU2Nzg5MDEyMzQ1Njc4.G-test.this-is-the-secret-of-the-bot';

const buttonsOf = (one: Message): string[] =>
  ((one.components ?? []) as { components?: { custom_id?: string }[] }[]).flatMap((row) =>
    (row.components ?? []).map((button) => button.custom_id ?? ''),
  );

/** Listens on a free port of the loopback address. */
export async function startDiscord(options: DiscordOptions = {}): Promise<FakeDiscord> {
  const application = snowflake();
  const bot: Person = { id: application, username: 'Backchannel', bot: true };
  const guild = snowflake();
  const channel = snowflake();
  const ann = person('ann');
  const threads = new Set<string>();
  /** The server of each channel; direct messages have none. */
  const homes = new Map<string, string>();
  const guilds = [{ id: guild, channels: [channel], ...options.guild }, ...(options.guilds ?? [])].map(
    guildCreate,
  );
  let port = 0;

  const world: World = {
    token: options.token ?? TOKEN,
    bot,
    application,
    messages: new Map(),
    ephemeral: new Set(),
    posted: [],
    interactions: new Map(),
    commands: [],
    violations: [],
    directChannels: new Map(),
    reactions: [],
    closedTo: new Set(),
    gatewayUrl: () => `ws://127.0.0.1:${port}`,
  };
  const whereIs = ({ channel_id: where }: Message) => {
    const home = homes.get(where);
    return home === undefined ? {} : { guild_id: home };
  };
  // Bots hear themselves too.
  const rest = createRest(world, (made) => {
    const where = whereIs(made);
    gateway.deliver('MESSAGE_CREATE', { ...where, channel_type: 'guild_id' in where ? 0 : 1, ...made });
  });
  const server = createServer((request, response) => void rest.handle(request, response));
  const gateway = createGateway(server, {
    token: world.token,
    bot: bot.id,
    heartbeatMs: options.heartbeatMs ?? 45_000,
    ready: () => ({
      user: asUser(bot),
      application: { id: application, flags: 0 },
      resume_gateway_url: world.gatewayUrl(),
      ...options.ready,
    }),
    guilds: () => guilds,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;

  /** A direct message has a channel for each person. */
  function place(saying: Saying) {
    const by = saying.by ?? ann;
    const inGuild = saying.guild === undefined ? guild : saying.guild;
    const usual = inGuild === null ? rest.directChannel(by.id) : channel;
    const where = saying.channel ?? usual;
    return { channel: where, by, inGuild, type: inGuild === null ? 1 : threads.has(where) ? 11 : 0 };
  }

  function deliver({ twice = false, held }: Saying, type: string, data: unknown): void {
    const send = () => gateway.deliver(type, data, { twice });
    if (held === undefined) send();
    else held(send);
  }

  function interact(type: number, data: object, using: Using, on?: Message): Interaction {
    const { channel: where, by, inGuild, type: channelType } = place(using);
    if (inGuild !== null) homes.set(where, inGuild);
    const interaction: Interaction = {
      id: snowflake(),
      token: `aW50ZXJhY3Rpb24${snowflake()}`,
      channel: where,
      by,
      ...(on === undefined ? {} : { on }),
    };
    world.interactions.set(interaction.id, interaction);
    world.interactions.set(interaction.token, interaction);
    const home = { id: where, type: channelType, permissions: '274877975552', flags: 0 };
    const who =
      inGuild === null
        ? { user: asUser(by), channel: { ...home, recipients: [asUser(by)] } }
        : {
            guild_id: inGuild,
            guild_locale: 'en-US',
            channel: { ...home, guild_id: inGuild, name: 'channel', parent_id: null },
            member: { ...member(using.roles), user: asUser(by), permissions: using.permissions ?? '0' },
          };
    deliver(using, 'INTERACTION_CREATE', {
      id: interaction.id,
      application_id: application,
      type,
      token: interaction.token,
      version: 1,
      channel_id: where,
      context: inGuild === null ? 1 : 0,
      locale: using.locale ?? 'en-US',
      app_permissions: '274877975552',
      entitlements: [],
      authorizing_integration_owners: { 0: inGuild ?? '0' },
      attachment_size_limit: 10_485_760,
      ...who,
      data,
      ...(on === undefined ? {} : { message: on }),
      ...using.parts,
    });
    return interaction;
  }

  const mentionsIn = (content: string) => (content.includes(`<@${bot.id}>`) ? [asUser(bot)] : []);

  function say(content: string, saying: Saying = {}): Message {
    const { channel: where, by, inGuild, type } = place(saying);
    if (inGuild !== null) homes.set(where, inGuild);
    const said = message(where, by, content, { mentions: mentionsIn(content), ...saying.parts });
    world.messages.set(said.id, said);
    const more = inGuild === null ? {} : { guild_id: inGuild, member: member(saying.roles) };
    deliver(saying, 'MESSAGE_CREATE', { ...more, channel_type: type, ...said });
    return said;
  }

  return {
    apiUrl: `http://127.0.0.1:${port}/api`,
    token: world.token,
    bot,
    application,
    guild,
    channel,
    rest,
    gateway,
    world,
    violations: world.violations,
    say,
    reply(to, content, { quoted = true, pings = true, ...saying } = {}) {
      const reference = { type: 0, message_id: to.id, channel_id: to.channel_id, guild_id: guild };
      return say(content, {
        ...saying,
        parts: {
          type: 19,
          message_reference: reference,
          referenced_message: quoted ? to : null,
          mentions: pings ? [to.author, ...mentionsIn(content)] : mentionsIn(content),
          ...saying.parts,
        },
      });
    },
    openThread(by) {
      const id = snowflake();
      threads.add(id);
      gateway.deliver('THREAD_CREATE', { ...thread(id, guild, channel, by.id), newly_created: true });
      return id;
    },
    edit(said, content) {
      Object.assign(said, {
        content,
        mentions: mentionsIn(content),
        edited_timestamp: new Date().toISOString(),
      });
      const where = whereIs(said);
      gateway.deliver('MESSAGE_UPDATE', {
        ...where,
        ...('guild_id' in where && { member: member() }),
        ...said,
      });
    },
    remove(said) {
      world.messages.delete(said.id);
      gateway.deliver('MESSAGE_DELETE', { id: said.id, channel_id: said.channel_id, ...whereIs(said) });
    },
    slash(typed, given, using = {}) {
      const [name, subcommand] = typed.split(' ');
      const options = Object.entries(given).map(([option, value]) => ({
        name: option,
        type: typeof value === 'boolean' ? 5 : 3,
        value,
      }));
      const nested = [{ name: subcommand, type: 1, options }];
      const data = { id: snowflake(), type: 1, name, options: subcommand === undefined ? options : nested };
      return interact(2, data, using);
    },
    type: (command, option, typed, using = {}) =>
      interact(
        4,
        {
          id: snowflake(),
          type: 1,
          name: command,
          options: [{ name: option, type: 3, value: typed, focused: true }],
        },
        using,
      ),
    press: (on, customId, using = {}) =>
      interact(3, { component_type: 2, custom_id: customId }, { channel: on.channel_id, ...using }, on),
    menu: (name, on, using = {}) =>
      interact(
        2,
        { id: snowflake(), type: 3, name, target_id: on.id, resolved: { messages: { [on.id]: on } } },
        using,
      ),
    posts: () =>
      world.posted.flatMap((id) => {
        const found = world.messages.get(id);
        return found === undefined
          ? []
          : [{ message: found, private: world.ephemeral.has(id), buttons: buttonsOf(found) }];
      }),
    async close() {
      await gateway.shutDown();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
