/** A bot on the library's story, for tests of commands. */
import type { Command } from '../../src/core/command.ts';
import type { Core } from '../../src/core/core.ts';
import type { CommandInvocation, MessageContext } from '../../src/core/invocation.ts';
import { createTraitsLookup, type DeclaredTraits } from '../../src/core/platform-traits.ts';
import type { Reply } from '../../src/core/reply.ts';
import { createRouter } from '../../src/core/router.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { command } from '../core/context.ts';
import { captureLog } from '../doubles/captured-log.ts';
import { createFakePersistence, type FakePersistence } from '../doubles/persistence.ts';
import { libraryEngine } from '../stories/library.ts';

export interface BotParts {
  readonly persistence?: FakePersistence | null;
  readonly platforms?: readonly DeclaredTraits[];
  readonly commands?: readonly Command[];
  readonly engine?: () => Engine;
}

export interface Bot {
  readonly core: Core;
  /** Uses a command where people talk, unless `where` says otherwise. */
  use(name: string, options?: CommandInvocation['options'], where?: Partial<MessageContext>): Promise<Reply>;
}

export function createBot({
  persistence = createFakePersistence(),
  platforms = [],
  commands,
  engine = libraryEngine,
}: BotParts = {}): Bot {
  const core = createRouter({
    engine,
    persistence,
    log: captureLog().log,
    now: () => 1_000_000,
    traitsOf: createTraitsLookup(platforms),
    ...(commands === undefined ? {} : { commands }),
  });
  return { core, use: (name, options, where) => core.dispatch(command(name, options, where)) };
}

export const manager = { canManage: () => true } as const;
