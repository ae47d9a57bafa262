/** Slash commands, and the message shortcut. Their replies are for the asker alone, who may share them. */
import { commands as declared } from '../../../commands/index.ts';
import type { CommandDeclaration } from '../../core/command.ts';
import { commandFromText, optionsFromText, type TypedCommand } from '../../core/command-text.ts';
import { makeReply, type Reply } from '../../core/reply.ts';
import { slack as words } from '../../messages/slack.ts';
import type { Place } from './deliver.ts';
import { isForManagers } from './managers.ts';
import { COMMAND_OF_ALL } from './manifest.ts';
import { readText, unescapeText } from './mrkdwn.ts';
import { textAt } from './payload.ts';
import { makeScene, renderTold, type Services, type Told } from './services.ts';
import { mayBeShared, rememberShareable } from './share.ts';
import type { Workspace } from './workspaces.ts';

const declarations: readonly CommandDeclaration[] = declared;

const declarationOf = (name: string): CommandDeclaration | undefined =>
  declarations.find((declaration) => declaration.name === name);

/** The command that was meant: by its name, or by the first word after the command of all. */
function readCommand(command: string, text: string): TypedCommand {
  const name = command.replace(/^\//, '').toLowerCase();
  const declaration = declarationOf(name) ?? declarationOf(name.replace(`${COMMAND_OF_ALL}-`, ''));
  if (declaration !== undefined)
    return { name: declaration.name, options: optionsFromText(declaration, text) };
  if (name !== COMMAND_OF_ALL) return { name, options: {} };
  if (text.trim() === '') return { name: 'help', options: {} };
  // "about privacy" is a command, "about the talks" is a question: the core tells them apart.
  const typed = commandFromText(text);
  if (typed !== null && declarationOf(typed.name) !== undefined) return typed;
  const [word = '', ...rest] = text.trim().split(/\s+/);
  const named = declarationOf(word.toLowerCase());
  if (named?.name === 'ask' || isForManagers(named?.name))
    return { name: named!.name, options: optionsFromText(named!, rest.join(' ')) };
  return { name: 'ask', options: { question: text.trim() } };
}

export interface Commands {
  /** The body of a slash command. */
  used(body: unknown, workspace: Workspace): Promise<void>;
  /** The body of the message shortcut. */
  explainMessage(body: unknown, workspace: Workspace): Promise<void>;
}

export function createCommands(services: Services): Commands {
  const { core, delivery, managers } = services;

  /** To one person alone: through the response URL, else as Slack allows. */
  async function reply(
    body: unknown,
    workspace: Workspace,
    place: Place,
    person: string,
    content: { reply: Reply; told: Told; share?: string },
  ): Promise<void> {
    const said =
      content.reply.kind === 'silence'
        ? makeReply({ kind: 'notice', body: words.nothingToSay, delivery: 'private' })
        : content.reply;
    const rendered = renderTold(services, said, content.told, content.share);
    if (await delivery.respond(textAt(body, 'response_url'), rendered, { thread: place.thread })) return;
    await delivery.whisper(workspace.api, place, person, rendered);
  }

  return {
    async used(body, workspace) {
      const person = textAt(body, 'user_id');
      const channel = textAt(body, 'channel_id');
      const command = textAt(body, 'command');
      if (person === undefined || channel === undefined || command === undefined) return;
      const { name, options } = readCommand(command, unescapeText(textAt(body, 'text') ?? ''));
      const canManage = isForManagers(name) && (await managers.mayManage(workspace, person));
      const direct = textAt(body, 'channel_name') === 'directmessage' || channel.startsWith('D');
      const context = makeScene(workspace, { channel, person, direct, line: person }, canManage);
      const answer = await core.dispatch({ type: 'command', name, options, context });
      const question = options['question'] ?? options['topic'];
      const told = { question: typeof question === 'string' ? question : null, asker: person };
      const shareable = mayBeShared(answer) && declarationOf(name)?.visibility === 'public';
      const share = shareable ? rememberShareable(services, name, answer, { person, channel }) : undefined;
      const content = { reply: answer, told, ...(share === undefined ? {} : { share }) };
      await reply(body, workspace, { channel, thread: null }, person, content);
    },

    async explainMessage(body, workspace) {
      const person = textAt(body, 'user', 'id');
      const channel = textAt(body, 'channel', 'id');
      if (person === undefined || channel === undefined) return;
      const text = readText(textAt(body, 'message', 'text') ?? '', workspace.botUser);
      const thread = textAt(body, 'message', 'thread_ts') ?? null;
      const context = makeScene(
        workspace,
        { channel, person, direct: channel.startsWith('D'), line: person },
        false,
      );
      const answer =
        text === ''
          ? makeReply({ kind: 'notice', body: words.nothingToExplain, delivery: 'private' })
          : await core.dispatch({ type: 'message', text, mode: 'direct', context });
      const told = { question: text === '' ? null : text, asker: person };
      await reply(body, workspace, { channel, thread }, person, { reply: answer, told });
    },
  };
}
