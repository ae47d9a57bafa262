/** `/settings`: shows or changes how the bot behaves in a channel. */
import { type CommandContext, defineCommand } from '../src/core/command.ts';

import { type ChannelMode, MAX_INTERRUPTIONS_AN_HOUR } from '../src/core/persistence.ts';
import { makeReply, type Reply } from '../src/core/reply.ts';
import { requirePersistence } from '../src/core/require-persistence.ts';

export const settings = defineCommand({
  name: 'settings',
  description: 'Shows or changes how the bot behaves in this channel',
  usage: 'show | channel mode:mentions|questions|off',
  permission: 'managers',
  scope: 'channel',
  visibility: 'private',
  subcommands: {
    show: { description: 'Shows how the bot behaves in this channel', options: [] },
    channel: { description: 'Changes when the bot answers in this channel', options: ['mode'] },
  },
  options: {
    action: {
      type: 'choice',
      description: 'Show the settings, or change this channel',
      choices: ['show', 'channel'],
      required: true,
    },
    mode: {
      type: 'choice',
      description: 'When to answer in this channel: mentions only, plain questions too, or never',
      choices: ['mentions', 'questions', 'off'],
    },
  },
  run(context, { action, mode }) {
    if (action === 'show') return show(context);
    if (mode === undefined) return notice(context, [context.messages.format('settings.missingMode')]);
    return change(context, mode);
  },
});

function notice({ messages }: CommandContext, lines: readonly string[]): Reply {
  return makeReply({
    kind: 'notice',
    title: messages.format('settings.title'),
    body: lines.join('\n'),
    confidence: 1,
    delivery: 'private',
  });
}

function inWords({ messages }: CommandContext, mode: ChannelMode): string {
  return messages.format('settings.mode', { mode, meaning: messages.format(`settings.mode.${mode}`) });
}

/** What stands against a mode being so: nobody is told of answers that cannot come. */
function whatIsMissing({ messages, platform }: CommandContext, mode: ChannelMode): string[] {
  if (mode !== 'questions' || platform.readsUnaddressed) return [];
  return [messages.format(platform.sentences.cannotListen)];
}

async function show(context: CommandContext): Promise<Reply> {
  const mode = await requirePersistence(context).channelMode(context.asker);
  const howToChange = context.messages.format('settings.howToChange');
  const changes = await lastChanges(context);
  return notice(context, [inWords(context, mode), ...whatIsMissing(context, mode), howToChange, ...changes]);
}

/** Who has set the channel, so that those who manage it can ask them why. */
async function lastChanges(context: CommandContext): Promise<string[]> {
  const { asker, messages } = context;
  const changes = await requirePersistence(context).settingChanges(asker);
  if (changes.length === 0) return [];
  const lines = changes.map(({ at, mode, person }) => {
    const day = new Date(at).toISOString().slice(0, 10);
    return `- ${messages.format('settings.changed', { day, mode, person })}`;
  });
  return [messages.format('settings.changes'), ...lines];
}

async function change(context: CommandContext, mode: ChannelMode): Promise<Reply> {
  const { asker, messages } = context;
  const written = await requirePersistence(context).setChannelMode(asker, mode);
  const lines = [inWords(context, mode)];
  if (mode === 'questions')
    lines.push(messages.format('settings.questionsSwitchedOn', { anHour: MAX_INTERRUPTIONS_AN_HOUR }));
  lines.push(...whatIsMissing(context, mode));
  if (mode === 'off') lines.push(messages.format('settings.howToReturn'));
  if (written === 'held') lines.push(messages.format('settings.held'));
  const changed = notice(context, lines);
  if (mode !== 'questions') return changed;
  // Whoever writes there is to know that what they write is read.
  const announcement = messages.format('settings.announced', { anHour: MAX_INTERRUPTIONS_AN_HOUR });
  return { ...changed, announcement };
}
