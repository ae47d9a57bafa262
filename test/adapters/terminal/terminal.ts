/** A terminal without a screen: what is typed goes in as bytes, what is shown is collected. */
import { PassThrough } from 'node:stream';
import { pino } from 'pino';
import { createTerminalAdapter } from '../../../src/adapters/terminal/index.ts';
import { createInbox } from '../../../src/conversation/create-inbox.ts';
import type { Core } from '../../../src/core/core.ts';

export interface Terminal {
  readonly adapter: ReturnType<typeof createTerminalAdapter>;
  start(core: Core): Promise<string>;
  type(text: string): void;
  /** Ctrl-D, or the end of the pipe. */
  end(): void;
  shown(): string;
}

export function createTerminal({ tty = false, noColour = false, columns = 80 } = {}): Terminal {
  const input = Object.assign(new PassThrough(), { isTTY: tty, setRawMode: () => {} });
  const output = Object.assign(new PassThrough(), { isTTY: tty, columns });
  let shown = '';
  output.on('data', (chunk) => {
    shown += String(chunk);
  });
  const adapter = createTerminalAdapter({ input, output }, noColour);
  return {
    adapter,
    start: (core) =>
      adapter.start(
        createInbox({ platform: 'terminal', port: adapter.port, core, log: pino({ level: 'silent' }) }),
      ),
    type: (text) => void input.write(text),
    end: () => void input.end(),
    shown: () => shown,
  };
}
