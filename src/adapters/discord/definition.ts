/** Discord, as the rest of the bot knows it: what it reads, what it can do, and how to make its adapter. */
import type { PlatformDefinition } from '../../conversation/platform-definition.ts';
import { discordConfig, variables } from './config.ts';

export const discord: PlatformDefinition<typeof variables> = {
  name: 'discord',
  variables,
  configure(values, issues) {
    const config = discordConfig(values, issues);
    if (config === undefined) return undefined;
    let lost = false;
    return {
      name: 'discord',
      // Without the Message Content intent other people's talk arrives empty.
      get readsUnaddressed() {
        return config.messageContent && !lost;
      },
      personIds: 'everywhere',
      sentences: {
        managersOnly: 'discord.managersOnly',
        cannotListen: 'discord.cannotListen',
        messageMenu: 'discord.messageMenu',
      },
      httpPort: null,
      async createAdapter(deps) {
        const { createDiscordAdapter } = await import('./index.ts');
        lost = false;
        const onContentLost = () => {
          lost = true;
        };
        return createDiscordAdapter(config, { ...deps, onContentLost });
      },
    };
  },
  loadRegister: async () => (await import('./register.ts')).run,
};
