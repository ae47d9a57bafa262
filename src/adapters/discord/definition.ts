/** Discord, as the rest of the bot knows it: what it reads, what it can do, and how to make its adapter. */
import type { PlatformDefinition } from '../../conversation/platform-definition.ts';
import type { DeclaredTraits } from '../../core/platform-traits.ts';
import { discordConfig, variables } from './config.ts';

/** What Discord is like, as far as replies depend on it. */
export const traits: DeclaredTraits = {
  name: 'discord',
  readsUnaddressed: true,
  personIds: 'everywhere',
  sentences: {
    managersOnly: 'discord.managersOnly',
    cannotListen: 'discord.cannotListen',
    messageMenu: 'discord.messageMenu',
  },
};

export const discord: PlatformDefinition<typeof variables> = {
  name: 'discord',
  variables,
  configure(values, issues) {
    const config = discordConfig(values, issues);
    if (config === undefined) return undefined;
    let lost = false;
    return {
      ...traits,
      // Without the Message Content intent other people's talk arrives empty.
      get readsUnaddressed() {
        return config.messageContent && !lost;
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
  loadRegistration: async () => (await import('./register.ts')).registration,
};
