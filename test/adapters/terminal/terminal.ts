/** A terminal without a screen: what is typed goes in as bytes, what is shown is collected. */
import { PassThrough } from 'node:stream';
import { createTerminalAdapter } from '../../../src/adapters/terminal/adapter.ts';

export interface Terminal {
  readonly adapter: ReturnType<typeof createTerminalAdapter>;
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
  return {
    adapter: createTerminalAdapter({ input, output }, noColour),
    type: (text) => void input.write(text),
    end: () => void input.end(),
    shown: () => shown,
  };
}
