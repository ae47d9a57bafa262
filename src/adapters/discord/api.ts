/**
 * Calls to Discord's REST API, with patience: discord.js obeys rate limits, and repeats a call that failed at once or
 * not at all; here it is repeated with pauses that grow.
 */
import { RateLimitError, REST, RESTEvents, type RESTOptions, type RouteLike } from 'discord.js';
import pRetry, { type RetryContext, type Options as RetryOptions } from 'p-retry';
import { dispatcherFor } from '../../network/dispatcher.ts';
import type { ProxySettings } from '../../network/proxy.ts';
import type { DiscordConfig } from './config.ts';
import { mayPass, statusOf } from './errors.ts';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

export interface CallOptions {
  readonly body?: unknown;
  readonly query?: URLSearchParams;
  /** False where a token in the route stands for the bot's own. */
  readonly auth?: boolean;
  readonly retry?: RetryOptions;
  /** An attempt that takes longer is given up, in milliseconds. */
  readonly attemptMs?: number;
}

export interface Api {
  /** Resolves with what Discord answers. @throws what discord.js throws, once patience is over. */
  call<T>(method: Method, route: RouteLike, options?: CallOptions): Promise<T>;
  /** Ends the timers; calls under way go on. */
  close(): void;
}

export interface ApiOptions {
  /** Told of each call that Discord tells to wait. */
  readonly onRateLimit?: () => void;
  /** For calls that say nothing else. */
  readonly retry?: RetryOptions;
  /** Discord has so long to answer, in milliseconds. */
  readonly attemptMs?: number;
}

/** Eight pauses from a quarter of a second to four, half a minute with the calls in between. */
const PATIENT: RetryOptions = { retries: 8, minTimeout: 250, maxTimeout: 4000 };
const ATTEMPT_MS = 5000;
/** Idle queues of channels and interactions are cleared away so often; by default a busy hour holds tens of thousands. */
const FORGET_ROUTES_MS = 15_000;
/**
 * discord.js notes by the clock of the wall when a rate limit ends: where that clock is set back by an hour, it would
 * keep silent for an hour. A wait that is longer than this is not believed so often, and Discord asked again.
 */
const LONGEST_WAIT_MS = 60_000;
const MOST_DISBELIEVED = 3;

/** discord.js brings an older undici of its own, which takes the newer one's dispatchers; only their types differ. */
export const agentFor = (proxy: ProxySettings | undefined) =>
  (dispatcherFor(proxy) ?? null) as RESTOptions['agent'];

export function createApi(
  { token, apiUrl, proxy }: Pick<DiscordConfig, 'token' | 'apiUrl'> & Partial<Pick<DiscordConfig, 'proxy'>>,
  { onRateLimit = () => {}, retry: usual = PATIENT, attemptMs: answerMs = ATTEMPT_MS }: ApiOptions = {},
): Api {
  const rest = new REST({
    version: '10',
    api: apiUrl,
    agent: agentFor(proxy),
    retries: 0,
    timeout: answerMs,
    handlerSweepInterval: FORGET_ROUTES_MS,
    rejectOnRateLimit: ({ timeToReset, retryAfter }) => Math.max(timeToReset, retryAfter) > LONGEST_WAIT_MS,
  }).setToken(token);
  rest.on(RESTEvents.Response, (_request, { status }) => {
    if (status === 429) onRateLimit();
  });

  /** Goes on without what was noted of limits: what they are Discord tells again. */
  function forgetLimits(): void {
    rest.globalReset = -1;
    rest.globalDelay = null;
    rest.handlers.clear();
  }

  return {
    async call<T>(method: Method, route: RouteLike, options: CallOptions = {}) {
      const { retry = usual, attemptMs, ...request } = options;
      let disbelieved = 0;
      function attempt(): Promise<unknown> {
        const late = attemptMs === undefined ? {} : { signal: AbortSignal.timeout(attemptMs) };
        return rest[method](route, { ...request, ...late });
      }
      function shouldRetry({ error }: RetryContext): boolean {
        // discord.js forgets the token after any 401.
        if (statusOf(error) === 401) rest.setToken(token);
        if (!(error instanceof RateLimitError)) return mayPass(error);
        forgetLimits();
        return disbelieved++ < MOST_DISBELIEVED;
      }
      return (await pRetry(attempt, { ...retry, shouldRetry })) as T;
    },
    close() {
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
    },
  };
}
