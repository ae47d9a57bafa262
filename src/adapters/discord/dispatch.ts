/** The way to the core, which holds even where the core breaks its word. */
import type { Logger } from 'pino';
import type { Core } from '../../core/adapter.ts';
import type { Invocation } from '../../core/invocation.ts';
import { type Reply, SILENCE } from '../../core/reply.ts';
import { apologyFor } from './apology.ts';

export type Dispatch = (invocation: Invocation) => Promise<Reply>;

/** The core never rejects by its contract; this holds even if it does. */
export function createDispatch(core: Core, log: Logger): Dispatch {
  return (invocation) =>
    core.dispatch(invocation).catch((error: unknown) => {
      const apology = apologyFor(error, log);
      // Nobody who was merely overheard is told of it.
      return invocation.type === 'message' && invocation.mode === 'ambient' ? SILENCE : apology;
    });
}
