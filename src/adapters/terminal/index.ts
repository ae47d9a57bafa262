/** The bot in a terminal: a conversation on a screen, or one reply a line when fed from a pipe. */
import { createInterface, type Interface } from 'node:readline';
import { commands as allCommands } from '../../../commands/index.ts';
import type { Inbox } from '../../conversation/inbox.ts';
import type { Adapter, PlatformPort, PostResult, Responder } from '../../conversation/platform.ts';
import { saidBy } from '../../conversation/said-by.ts';
import type { CommandDeclaration } from '../../core/command.ts';
import { lineCompleter } from '../../core/command-line.ts';
import type { MessageContext } from '../../core/invocation.ts';
import type { Reply } from '../../core/reply.ts';
import { messagesFor } from '../../messages/messages.ts';
import { encode, offered, type Style } from './encode.ts';
import { traits } from './traits.ts';

export interface TerminalStreams {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
}

/** How a conversation ended: `unheard` if it came from a pipe that held nothing. */
export type Ending = 'over' | 'unheard';

/** Wider lines are hard to read. */
const MAX_WIDTH = 100;

const QUIT = /^\/?(quit|exit)$/i;
const NUMBER = /^\d{1,2}$/;

const NAME = traits.name;

export interface TerminalOptions {
  /** As `NO_COLOR` in the environment asks for. */
  readonly noColour: boolean;
  /** The reader's language, as `LANG` in the environment says it; null where it does not. */
  readonly locale?: string | null;
  /** All that there are, unless a test says otherwise. */
  readonly commands?: readonly CommandDeclaration[];
}

export function createTerminalAdapter(
  { input, output }: TerminalStreams,
  { noColour, locale = null, commands = allCommands }: TerminalOptions,
): Adapter & { /** Resolves when the conversation has ended. */ readonly ended: Promise<Ending> } {
  /** One person, who looks after the bot, and nobody else: everything is said in private. */
  const context: MessageContext = {
    platform: NAME,
    conversation: NAME,
    person: NAME,
    workspace: null,
    channel: NAME,
    direct: true,
    canManage: () => true,
    locale,
  };
  const messages = messagesFor(locale);
  const interactive = Boolean(input.isTTY && output.isTTY);
  let lines: Interface | undefined;
  let stopped = false;
  let heard = interactive;
  let said = 0;
  let last: Reply | null = null;
  /** Names the reply to what was typed last. */
  let answered: string | null = null;
  let end: (ending: Ending) => void;
  const ended = new Promise<Ending>((resolve) => {
    end = resolve;
  });

  const style = (): Style => ({
    colour: Boolean(output.isTTY) && !noColour,
    width: output.isTTY ? Math.min(MAX_WIDTH, output.columns ?? 80) : 0,
  });
  const write = (text: string) => output.write(`${text}\n`);

  async function show(reply: Reply): Promise<PostResult> {
    // What stands on a screen stays there.
    const actions = reply.actions.filter(({ group }) => group !== 'remove');
    last = { ...reply, actions };
    write(`${encode(last, style())}\n`);
    return { outcome: 'posted', message: null };
  }

  function answer(reply: Reply, key: string): Promise<PostResult> {
    answered = key;
    return show(reply);
  }

  const port: PlatformPort = {
    post: (_to, reply, key) => answer(reply, key),
    postPrivately: (_to, reply, key) => answer(reply, key),
    edit: async () => 'gone',
    remove: async () => {},
    fetch: async () => null,
    fetchAbove: async () => null,
    showWorking: async () => async () => {},
  };

  const responder: Responder = {
    sharesLater: false,
    async respond(reply) {
      await show(await reply);
      return { message: null, private: true };
    },
  };

  /** A number takes what the last reply offers under it; everything else is said to the bot. */
  async function takeUp(inbox: Inbox, text: string): Promise<void> {
    const key = String(said++);
    const picked = NUMBER.test(text) && last ? offered(last)[Number(text) - 1] : undefined;
    if (picked)
      return inbox.press({
        id: picked.id,
        label: picked.label,
        context,
        message: null,
        replyKey: answered,
        shownPrivately: true,
        answers: null,
        responder,
        key,
      });
    return inbox.message(saidBy(context, key, { text }));
  }

  async function converse(inbox: Inbox, reader: Interface): Promise<void> {
    if (interactive) {
      write(messages.format('terminal.greeting'));
      reader.prompt();
    }
    for await (const line of reader) {
      const text = line.trim();
      heard = true;
      if (QUIT.test(text)) break;
      await takeUp(inbox, text);
      if (interactive) reader.prompt();
    }
    if (interactive) write(messages.format('terminal.farewell'));
  }

  return {
    name: NAME,
    port,
    ended,
    async start(inbox) {
      const complete = lineCompleter(inbox, { commands, besides: ['/quit'], context });
      lines = createInterface({
        input,
        ...(interactive ? { output } : {}),
        terminal: interactive,
        prompt: '> ',
        completer: (line: string) => [complete(line), line],
      });
      if (interactive) write(`${encode({ ...inbox.page('help'), actions: [] }, style())}\n`);
      void converse(inbox, lines).finally(() => end(heard ? 'over' : 'unheard'));
      return 'talking in the terminal';
    },
    async stop() {
      if (lines === undefined) return;
      stopped = true;
      lines.close();
      await ended;
    },
    health: () =>
      stopped
        ? { connected: false, detail: 'The conversation has ended.' }
        : { connected: true, detail: 'in the terminal' },
  };
}
