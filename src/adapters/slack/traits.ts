/** What Slack is like, as far as replies depend on it. */
import type { DeclaredTraits } from '../../core/platform-traits.ts';
import { commandName } from './command-names.ts';

export const traits: DeclaredTraits = {
  name: 'slack',
  readsUnaddressed: true,
  commandName,
  sentences: {
    managersOnly: 'slack.managersOnly',
    cannotListen: 'slack.cannotListen',
    privacy: 'slack.installations',
  },
};
