/** `/about`: what the bot is, where its answers come from, and what it keeps. */
import { defineCommand } from '../src/core/command.ts';
import { aboutPage, privacyPage } from '../src/core/pages.ts';

export const about = defineCommand({
  name: 'about',
  aliases: { privacy: { subject: 'privacy' }, 'privacy policy': { subject: 'privacy' } },
  description: 'What this bot is, where its answers come from, and what it keeps',
  usage: '[privacy]',
  permission: 'everyone',
  visibility: 'private',
  options: {
    subject: { type: 'choice', description: 'What to tell about', choices: ['source', 'privacy'] },
  },
  run: ({ engine, persistence, platform, messages }, { subject }) =>
    subject === 'privacy'
      ? privacyPage(persistence?.policy ?? null, platform, messages)
      : aboutPage(engine.knowledge, messages),
});
