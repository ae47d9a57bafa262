import { type AdapterHarness, describeAdapterContract } from '../../contract/adapter.ts';
import { createTerminal } from './terminal.ts';

const never = async (): Promise<never> => {
  throw new Error('a terminal has one person and no channels');
};

async function createTerminalHarness(): Promise<AdapterHarness> {
  const terminal = createTerminal();
  const line = async (text: string) => terminal.type(`${text}\n`);
  return {
    adapter: terminal.adapter,
    person: () => 'terminal',
    mention: line,
    directMessage: line,
    remark: never,
    command: never,
    press: never,
    heard: () =>
      terminal
        .shown()
        .split('\n\n')
        .filter((text) => text !== '')
        .map((text, i) => ({
          text,
          private: false,
          pings: false,
          buttons: [],
          channel: 'terminal',
          message: String(i),
        })),
    async close() {
      terminal.end();
      await terminal.adapter.stop();
    },
  };
}

describeAdapterContract('terminal', createTerminalHarness, { alone: true });
