/** `/help`: how to ask, and the commands that the asker can use here. */

import { defineCommand } from '../src/core/command.ts';
import { isUsableBy } from '../src/core/command-access.ts';
import { helpPage } from '../src/core/pages.ts';

export const help = defineCommand({
  name: 'help',
  description: 'How to ask, and the commands',
  usage: '',
  permission: 'everyone',
  visibility: 'private',
  options: {},
  async run({ engine, commands, asker, platform, messages }) {
    const usable = await Promise.all(commands.map((command) => isUsableBy(command, asker)));
    return helpPage(
      engine.knowledge,
      commands.filter((_, i) => usable[i]),
      platform,
      messages,
    );
  },
});
