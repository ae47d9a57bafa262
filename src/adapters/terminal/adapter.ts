/** The bot in a terminal: a conversation on a screen, or one reply a line when fed from a pipe. */
import { createInterface, type Interface } from 'node:readline';
import { commands } from '../../../commands/index.ts';
import type { Adapter, Core } from '../../core/adapter.ts';
import type { MessageContext } from '../../core/invocation.ts';
import type { Reply } from '../../core/reply.ts';
import { terminal as words } from '../../messages/terminal.ts';
import { offered, renderReply, type Style } from './render.ts';

export interface TerminalStreams {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
}

/** Wider lines are hard to read. */
const MAX_WIDTH = 100;

const SCENE: MessageContext = {
  platform: 'terminal',
  conversation: 'terminal',
  person: 'terminal',
  workspace: null,
  channel: 'terminal',
  direct: true,
  canManage: true,
};

const QUIT = /^\/?(quit|exit)$/i;

/** How a conversation ended: `unheard` if it came from a pipe that held nothing. */
export type Ending = 'over' | 'unheard';

/** Commands, and after `/explain ` what it can complete. */
function completer(core: Core): (line: string) => [string[], string] {
  const names = [...commands.map(({ name }) => `/${name}`), '/quit'];
  return (line) => {
    const typedTopic = /^(\/?explain\s+)(.*)$/i.exec(line);
    if (typedTopic) {
      const [, prefix = '', typed = ''] = typedTopic;
      const found = core.complete('explain', 'topic', typed).map(({ value }) => prefix + value);
      return [found, line];
    }
    const found = names.filter((name) => name.startsWith(line));
    return [found.length > 0 ? found : names, line];
  };
}

/** @param noColour As `NO_COLOR` in the environment asks for. */
export function createTerminalAdapter(
  { input, output }: TerminalStreams,
  noColour: boolean,
): Adapter & { /** Resolves when the conversation has ended. */ readonly ended: Promise<Ending> } {
  const interactive = Boolean(input.isTTY && output.isTTY);
  const style = (): Style => ({
    colour: Boolean(output.isTTY) && !noColour,
    width: output.isTTY ? Math.min(MAX_WIDTH, output.columns ?? 80) : 0,
  });
  let lines: Interface | undefined;
  let stopped = false;
  let heard = true;
  let finish = (_: Ending) => {};
  const ended = new Promise<Ending>((resolve) => {
    finish = resolve;
  });
  const write = (text: string) => output.write(`${text}\n`);

  async function converse(core: Core, reader: Interface): Promise<void> {
    let last: Reply | null = null;
    let question: string | null = null;
    heard = interactive;
    if (interactive) {
      write(words.greeting);
      reader.prompt();
    }
    for await (const line of reader) {
      const text = line.trim();
      heard = true;
      if (QUIT.test(text)) break;
      const picked = /^\d$/.test(text) && last ? offered(last)[Number(text) - 1] : undefined;
      if (!picked) question = text;
      const reply: Reply = picked
        ? await core.dispatch({ type: 'action', id: picked.id, question, reply: null, context: SCENE })
        : await core.dispatch({ type: 'message', text, mode: 'direct', context: SCENE });
      last = reply;
      if (reply.kind !== 'silence') write(`${renderReply(reply, style())}\n`);
      if (interactive) reader.prompt();
    }
    if (interactive) write(words.farewell);
  }

  return {
    name: 'terminal',
    ended,
    async start(core) {
      lines = createInterface({
        input,
        output: interactive ? output : undefined,
        terminal: interactive,
        prompt: words.prompt,
        completer: completer(core),
      } as Parameters<typeof createInterface>[0]);
      if (interactive) {
        const hello = core.page('help');
        if (hello !== null) write(`${renderReply({ ...hello, actions: [] }, style())}\n`);
      }
      void converse(core, lines).finally(() => finish(heard ? 'over' : 'unheard'));
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
