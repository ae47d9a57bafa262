/** A room on the stand-in for Discord. */
import { expect } from 'vitest';
import { discord as definition } from '../../../src/adapters/discord/definition.ts';
import { readVariables } from '../../../src/config/variables.ts';
import type { Platform, Speaker } from '../../contract/room.ts';
import { guildCreate, type Message, type Person, person, snowflake } from '../../doubles/discord/payloads.ts';
import { startDiscord } from '../../doubles/discord/server.ts';
import { buildAdapter } from './bot.ts';

const MANAGE = '32';

const buttonsOf = ({ components }: Message) =>
  (components as { components?: { custom_id?: string; label?: string }[] }[]).flatMap((row) =>
    (row.components ?? []).map(({ custom_id: id = '', label = '' }) => ({ id, label })),
  );

export async function createDiscordRoom(): Promise<Platform> {
  const other = { id: snowflake(), channels: [snowflake()] };
  const discord = await startDiscord({ guilds: [other] });
  const env = { DISCORD_TOKEN: discord.token, DISCORD_MESSAGE_CONTENT: 'true' };
  const people: Readonly<Record<Speaker, Person>> = {
    ann: person('ann'),
    ben: person('ben'),
    eve: person('eve'),
  };
  const found = (id: string): Message => discord.world.messages.get(id)!;
  const isDirect = ({ channel_id: channel }: Message): boolean =>
    Object.values(people).some(({ id }) => discord.world.directChannels.get(id) === channel);

  return {
    traits: definition.configure(readVariables(definition.variables, env, []), [])!,
    createAdapter: async () => buildAdapter(discord).adapter,
    openThread: async (by) => discord.openThread(people[by]),
    async say(text, { by = 'ann', mention = false, where, to, elsewhere = false }) {
      const content = mention ? `<@${discord.bot.id}> ${text}` : text;
      const saying = {
        by: people[by],
        ...(where === 'direct' ? { guild: null } : {}),
        ...(typeof where === 'object' ? { channel: where.thread } : {}),
        ...(elsewhere ? { guild: other.id, channel: other.channels[0]! } : {}),
      };
      if (to === undefined) return discord.say(content, saying);
      const target = found(to.id);
      return discord.reply(target, content, { ...saying, channel: target.channel_id });
    },
    async edit({ id }, text, mention) {
      discord.edit(found(id), mention ? `<@${discord.bot.id}> ${text}` : text);
    },
    remove: async ({ id }) => discord.remove(found(id)),
    async command(name, { action, ...options }, { by = 'ann', manages = false, elsewhere = false }) {
      discord.slash(action === undefined ? name : `${name} ${action}`, options, {
        by: people[by],
        permissions: manages ? MANAGE : '0',
        ...(elsewhere ? { guild: other.id, channel: other.channels[0]! } : {}),
      });
    },
    press: async ({ id }, button, by) => void discord.press(found(id), button, { by: people[by] }),
    heard: () =>
      discord.posts().map(({ message, private: hidden }) => ({
        id: message.id,
        text: message.content,
        private: hidden || isDirect(message),
        buttons: buttonsOf(message),
      })),
    signs: () => discord.world.reactions.length,
    async takeOut() {
      discord.gateway.deliver('GUILD_DELETE', { id: discord.guild });
    },
    async putIn() {
      discord.gateway.deliver(
        'GUILD_CREATE',
        guildCreate({ id: discord.guild, channels: [discord.channel] }),
      );
    },
    busy: () => 0,
    async close() {
      await discord.close();
      expect(discord.violations).toEqual([]);
    },
  };
}
