/** Discord: a bare discord.js client and Backchannel, each on a stand-in with a thousand servers. */

import { asUser, person, snowflake } from '../../test/doubles/discord/payloads.ts';
import { type FakeDiscord, startDiscord } from '../../test/doubles/discord/server.ts';
import type { Subject } from './measure.ts';
import { QUESTIONS } from './questions.ts';

export const SERVERS = 1000;

interface Guild {
  readonly id: string;
  readonly channel: string;
}

/** A server as GUILD_CREATE shows it: some channels, some roles, the bot as its member. */
function guildCreate({ id, channel }: Guild, bot: { id: string }): Record<string, unknown> {
  return {
    id,
    name: `Server ${id}`,
    owner_id: snowflake(),
    unavailable: false,
    member_count: 250,
    large: true,
    joined_at: '2025-01-01T00:00:00.000Z',
    roles: [id, snowflake(), snowflake()].map((role, position) => ({
      id: role,
      name: role === id ? '@everyone' : `role ${position}`,
      permissions: '1024',
      position,
      color: 0,
      hoist: false,
      managed: false,
      mentionable: false,
    })),
    channels: [channel, ...Array.from({ length: 9 }, snowflake)].map((one, position) => ({
      id: one,
      type: 0,
      name: `channel-${position}`,
      position,
      permission_overwrites: [],
    })),
    members: [{ user: asUser(bot as never), roles: [], joined_at: '2025-01-01T00:00:00.000Z' }],
    threads: [],
    emojis: [],
    stickers: [],
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
  };
}

export async function startDiscordWorld(): Promise<{
  server: FakeDiscord;
  subject: Subject;
  env: Record<string, string>;
}> {
  const guilds: Guild[] = Array.from({ length: SERVERS }, () => ({ id: snowflake(), channel: snowflake() }));
  const events: { type: string; data: unknown }[] = [];
  const server = await startDiscord({
    events,
    ready: { guilds: guilds.map(({ id }) => ({ id, unavailable: true })) },
  });
  events.push(...guilds.map((guild) => ({ type: 'GUILD_CREATE', data: guildCreate(guild, server.bot) })));
  const asker = person('asker');
  let turn = 0;
  const next = () => {
    turn += 1;
    return { ...guilds[turn % SERVERS]!, question: QUESTIONS[turn % QUESTIONS.length]! };
  };
  const subject: Subject = {
    ask() {
      const { id, channel, question } = next();
      return server.say(`<@${server.bot.id}> ${question}`, { by: asker, channel, guild: id }).id;
    },
    // discord.js sends 50 messages a second at most, but answers to interactions without bound.
    askFast() {
      const { id, channel, question } = next();
      return server.slash('ask', { question }, { by: asker, channel, guild: id }).id;
    },
    onReply: () => {},
  };
  const keep = server.world.posted.push.bind(server.world.posted);
  server.world.posted.push = (...ids: string[]) => {
    for (const id of ids) {
      const said = server.world.messages.get(id);
      const to =
        (said?.['message_reference'] as { message_id?: string } | undefined)?.message_id ??
        (said?.['interaction_metadata'] as { id?: string } | undefined)?.id;
      if (to !== undefined) subject.onReply(to);
    }
    return keep(...ids);
  };
  return { server, subject, env: { DISCORD_TOKEN: server.token, DISCORD_API_URL: server.apiUrl } };
}
