/** The conversation with a made-up platform on one side and a core that does as it is told on the other. */
import { createInbox } from '../../src/conversation/create-inbox.ts';
import type { PlatformEvent } from '../../src/conversation/platform.ts';
import { captureLog } from '../doubles/captured-log.ts';
import { createFakeCore } from '../doubles/core.ts';
import { createMemoryPlatform } from '../doubles/memory-platform.ts';

export interface OpenOptions {
  readonly sharesLater?: boolean;
  readonly claim?: (event: string) => Promise<boolean>;
}

export async function openConversation({ sharesLater = false, claim }: OpenOptions = {}) {
  const platform = createMemoryPlatform({ sharesLater });
  const core = createFakeCore();
  const captured = captureLog();
  const tallied: PlatformEvent[] = [];
  const inbox = createInbox({
    platform: platform.adapter.name,
    port: platform.adapter.port,
    core,
    log: captured.log,
    tally: (event) => tallied.push(event),
    ...(claim === undefined ? {} : { claim }),
  });
  await platform.adapter.start(inbox);
  /** The texts of the messages that reached the core. */
  const asked = () => core.invocations.flatMap((one) => (one.type === 'message' ? [one.text] : []));
  return { ...platform, inbox, core, captured, tallied, asked };
}
