/** Discord: a bare discord.js client and Backchannel, each on a stand-in with a thousand servers. */
import { type GuildParts, person, role, snowflake } from '../../test/doubles/discord/payloads.ts';
import { type FakeDiscord, startDiscord } from '../../test/doubles/discord/server.ts';
import type { Subject } from './measure.ts';
import { QUESTIONS } from './questions.ts';

export const SERVERS = 1000;

/** A server with some channels and some roles. */
const newServer = (): GuildParts => ({
  id: snowflake(),
  channels: Array.from({ length: 10 }, () => snowflake()),
  roles: [1, 2].map((position) => role(snowflake(), { permissions: '1024', position })),
});

export async function startDiscordWorld(): Promise<{
  server: FakeDiscord;
  subject: Subject;
  env: Record<string, string>;
}> {
  const guilds = Array.from({ length: SERVERS }, newServer);
  const server = await startDiscord({ guilds });
  const asker = person('asker');
  let turn = 0;
  const next = () => {
    turn += 1;
    const { id, channels } = guilds[turn % SERVERS]!;
    return { id, channel: channels[0]!, question: QUESTIONS[turn % QUESTIONS.length]! };
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
