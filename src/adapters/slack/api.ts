/** Calls of the Web API for one token: with patience for what changes something, without for mere look-ups. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Logger as SlackLogger, webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { codeOf, describeError, isBroken, isPassing, isRefusal, retryAfterOf } from './errors.ts';
import { ATTEMPTS, CALL_MS, LOOKUP_MS, RATE_LIMIT_PATIENCE_MS, RETRY_MS } from './limits.ts';
import { asObject, type Json } from './payload.ts';

export type Arguments = Record<string, unknown>;

export interface Api {
  /**
   * Calls a method; waits and tries again where Slack puts it off, stumbles, or cannot be reached.
   *
   * @param done Looks whether Slack has done it already, when the connection broke on the way; what it finds is
   *   taken for Slack's answer. Without it the call is simply made again.
   * @throws what @slack/web-api throws, once trying again is no use.
   */
  call(method: string, args: Arguments, done?: () => Promise<Json | undefined>): Promise<Json>;
  /** Calls a method once; undefined when it fails, whatever the reason. Never rejects. */
  lookUp(method: string, args: Arguments): Promise<Json | undefined>;
}

/** Told whether Slack accepts the token: null when it does, else Slack's word for the refusal. */
type Acceptance = (refusal: string | null) => void;

export interface ApiDeps {
  readonly apiUrl: string | undefined;
  readonly log: Logger;
  readonly slackLogger: SlackLogger;
  readonly accepted?: Acceptance;
  /** Told each time that Slack puts a call off. */
  readonly onRateLimit?: (() => void) | undefined;
  /** Milliseconds that a call may take. */
  readonly callMs?: number | undefined;
  /** Milliseconds before the first new attempt. */
  readonly retryMs?: number | undefined;
}

/** Options that every client of @slack/web-api gets. Trying again is this module's business, not the client's. */
export const clientOptions = (
  { apiUrl, slackLogger }: Pick<ApiDeps, 'apiUrl' | 'slackLogger'>,
  timeout: number = CALL_MS,
): webApi.WebClientOptions => ({
  ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  logger: slackLogger,
  timeout,
  rejectRateLimitedCalls: true,
  retryConfig: { retries: 0 },
});

export function createApi(token: string | undefined, deps: ApiDeps): Api {
  const patient = new webApi.WebClient(token, clientOptions(deps, deps.callMs));
  const quick = new webApi.WebClient(token, clientOptions(deps, LOOKUP_MS));
  const { log, accepted, retryMs = RETRY_MS } = deps;

  /** Milliseconds until the next attempt; null when there should be none. */
  function pauseAfter(error: unknown, attempt: number, waited: number): number | null {
    const retryAfter = retryAfterOf(error);
    if (retryAfter !== undefined) {
      deps.onRateLimit?.();
      const pause = Math.max(retryAfter * 1000, retryMs);
      return waited + pause <= RATE_LIMIT_PATIENCE_MS ? pause : null;
    }
    return isPassing(error) && attempt < ATTEMPTS ? retryMs * 2 ** (attempt - 1) : null;
  }

  async function call(
    method: string,
    args: Arguments,
    done: () => Promise<Json | undefined> = async () => undefined,
  ): Promise<Json> {
    let waited = 0;
    for (let attempt = 1; ; attempt++) {
      try {
        const result = await patient.apiCall(method, args);
        accepted?.(null);
        return asObject(result);
      } catch (error) {
        const code = codeOf(error);
        if (isRefusal(code)) accepted?.(code!);
        const pause = pauseAfter(error, attempt, waited);
        if (pause !== null) {
          log.debug({ method, attempt, pause, ...describeError(error) }, 'calling Slack again in a moment');
          await sleep(pause);
        }
        const found = isBroken(error) ? await done() : undefined;
        if (found !== undefined) return found;
        if (pause === null) throw error;
        // Slack's pauses do not use up attempts, or a busy minute would lose answers.
        if (retryAfterOf(error) !== undefined) {
          waited += pause;
          attempt--;
        }
      }
    }
  }

  return {
    call,
    async lookUp(method, args) {
      try {
        return asObject(await quick.apiCall(method, args));
      } catch (error) {
        if (retryAfterOf(error) !== undefined) deps.onRateLimit?.();
        log.debug({ method, ...describeError(error) }, 'a look-up at Slack failed; going on without');
        return undefined;
      }
    },
  };
}
