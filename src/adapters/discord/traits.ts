/** What Discord is like, as far as replies depend on it. */
import type { DeclaredTraits } from '../../core/platform-traits.ts';

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
