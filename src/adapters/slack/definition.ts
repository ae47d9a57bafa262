/** Slack, as the rest of the bot knows it: what it reads, what it can do, and how to make its adapter. */
import type { PlatformDefinition } from '../../conversation/platform-definition.ts';
import type { DeclaredTraits } from '../../core/platform-traits.ts';
import { commandName } from './command-names.ts';
import { slackConfig, variables } from './config.ts';

/** What Slack is like, as far as replies depend on it. */
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

export const slack: PlatformDefinition<typeof variables> = {
  name: 'slack',
  variables,
  configure(values, issues) {
    const configured = slackConfig(values, issues);
    if (configured === undefined) return undefined;
    return {
      ...traits,
      httpPort: configured.mode === 'http' ? configured.port : null,
      async createAdapter(deps) {
        const { createSlackAdapter } = await import('./index.ts');
        return createSlackAdapter(configured, deps);
      },
    };
  },
  loadRegistration: async () => (await import('./register.ts')).registration,
};
