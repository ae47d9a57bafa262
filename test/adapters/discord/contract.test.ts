import { expect } from 'vitest';
import { type AdapterHarness, describeAdapterContract, type Speaker } from '../../contract/adapter.ts';
import { type Person, person } from '../../doubles/discord/payloads.ts';
import { startDiscord } from '../../doubles/discord/server.ts';
import { buildAdapter } from './bot.ts';

async function createDiscordHarness(): Promise<AdapterHarness> {
  const discord = await startDiscord();
  const { adapter } = buildAdapter(discord);
  const people: Readonly<Record<Speaker, Person>> = {
    ann: person('ann'),
    ben: person('ben'),
    robot: person('robot', { bot: true }),
  };
  const by = (speaker: Speaker | undefined): Person => people[speaker ?? 'ann'];

  return {
    adapter,
    person: (speaker) => people[speaker].id,
    async mention(text, options = {}) {
      discord.say(`<@${discord.bot.id}> ${text}`, { by: by(options.by), twice: options.twice ?? false });
    },
    async directMessage(text, options = {}) {
      discord.say(text, { by: by(options.by), guild: null });
    },
    async remark(text, options = {}) {
      discord.say(text, { by: by(options.by) });
    },
    async command(name, options, who = {}) {
      discord.slash(name, options, { by: by(who.by) });
    },
    async press(heard, actionId, who = {}) {
      discord.press(discord.world.messages.get(heard.message)!, actionId, { by: by(who.by) });
    },
    heard: () =>
      discord.posts().map(({ message, private: hidden, buttons }) => {
        const allowed = message['allowed_mentions'] as
          | { parse?: string[]; replied_user?: boolean }
          | undefined;
        return {
          text: message.content,
          private: hidden,
          pings: allowed?.parse?.length !== 0 || allowed.replied_user === true,
          buttons,
          channel: message.channel_id,
          message: message.id,
        };
      }),
    async close() {
      await adapter.stop();
      await discord.close();
      expect(discord.violations).toEqual([]);
    },
  };
}

describeAdapterContract('discord', createDiscordHarness);
