/** A terminal without a screen: what is typed goes in as bytes, what is shown is collected. */
import { PassThrough } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { pino } from 'pino';
import { createTerminalAdapter } from '../../../src/adapters/terminal/index.ts';
import { createInbox } from '../../../src/conversation/create-inbox.ts';
import type { CommandDeclaration } from '../../../src/core/command.ts';
import type { Core } from '../../../src/core/core.ts';

export interface Terminal {
  readonly adapter: ReturnType<typeof createTerminalAdapter>;
  start(core: Core): Promise<string>;
  type(text: string): void;
  /** Presses keys one after the other, as people do; what comes in one piece was pasted. */
  press(...keys: string[]): Promise<void>;
  /** Ctrl-D, or the end of the pipe. */
  end(): void;
  shown(): string;
}

export interface TerminalParts {
  readonly tty?: boolean;
  readonly noColour?: boolean;
  readonly columns?: number;
  readonly commands?: readonly CommandDeclaration[];
}

export function createTerminal({
  tty = false,
  noColour = false,
  columns = 80,
  commands,
}: TerminalParts = {}): Terminal {
  const input = Object.assign(new PassThrough(), { isTTY: tty, setRawMode: () => {} });
  const output = Object.assign(new PassThrough(), { isTTY: tty, columns });
  let shown = '';
  output.on('data', (chunk) => {
    shown += String(chunk);
  });
  const adapter = createTerminalAdapter({ input, output }, { noColour, ...(commands ? { commands } : {}) });
  return {
    adapter,
    start: (core) =>
      adapter.start(
        createInbox({ platform: 'terminal', port: adapter.port, core, log: pino({ level: 'silent' }) }),
      ),
    type: (text) => void input.write(text),
    async press(...keys) {
      for (const key of keys) {
        input.write(key);
        await nextTurn();
      }
    },
    end: () => void input.end(),
    shown: () => shown,
  };
}
