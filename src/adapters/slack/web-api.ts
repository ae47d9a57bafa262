/**
 * Calls of the Web API with one workspace's token. Trying again is this module's business: the client's own way repeats
 * a message that may have been taken already, and lets one busy channel hold up all others of the workspace.
 */
import { type Logger as SlackLogger, webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Dispatcher } from 'undici';
import { type Patience, patiently } from '../../network/patience.ts';
import { plainFetch } from '../../network/plain-fetch.ts';
import type { Caller } from '../../network/post-once.ts';
import { within } from '../../time/within.ts';
import { codeOf, isPassing, isRefusal, note, pauseWanted } from './errors.ts';
import { ATTEMPTS, LOOKUP_MS, PATIENCE_MS, type Times } from './limits.ts';

type Task<T> = (client: webApi.WebClient) => Promise<T>;

export interface Api extends Caller<webApi.WebClient> {
  /** Waits so many milliseconds at most. */
  lookUp<T>(task: Task<T>, ms?: number): Promise<T | null>;
}

export interface ApiDeps {
  readonly apiUrl: string | undefined;
  readonly log: Logger;
  readonly slackLogger: SlackLogger;
  /** Told each time that Slack puts a call off. */
  readonly onRateLimit: () => void;
  readonly times: Times;
  /** How connections are made; undefined for directly. */
  readonly dispatcher: Dispatcher | undefined;
}

/**
 * Options for every client of @slack/web-api, Bolt's own among them.
 *
 * @param withinMs A call may take so long before it counts as unanswered.
 */
export const clientOptions = (
  { apiUrl, slackLogger, times, dispatcher }: ApiDeps,
  withinMs: number = times.call,
): webApi.WebClientOptions => ({
  ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  logger: slackLogger,
  rejectRateLimitedCalls: true,
  retryConfig: { retries: 0 },
  fetch: plainFetch(withinMs, dispatcher),
});

/** Works a task through again as long as Slack may take it. */
export const insistently = <T>(
  task: () => Promise<T>,
  { onRateLimit, times, wait }: Pick<ApiDeps, 'onRateLimit' | 'times'> & Pick<Patience, 'wait'>,
  attempts = ATTEMPTS,
): Promise<T> =>
  patiently(task, {
    attempts,
    inAllMs: PATIENCE_MS,
    firstPauseMs: times.retry,
    putOffBy: pauseWanted,
    mayPass: isPassing,
    onPutOff: onRateLimit,
    wait,
  });

/** @param onToken Told whether Slack accepts the token: null when it does, else Slack's word for the refusal. */
export function createApi(
  token: string,
  deps: ApiDeps,
  onToken: (refusal: string | null) => void = () => {},
): Api {
  const client = new webApi.WebClient(token, clientOptions(deps));
  return {
    async call(task) {
      try {
        const result = await insistently(() => task(client), deps);
        onToken(null);
        return result;
      } catch (error) {
        const code = codeOf(error);
        if (code !== undefined && isRefusal(code)) onToken(code);
        throw error;
      }
    },
    async lookUp(task, ms = LOOKUP_MS) {
      const result = task(client);
      try {
        return (await within(ms, result)) ? await result : null;
      } catch (error) {
        if (pauseWanted(error) !== undefined) deps.onRateLimit();
        note(deps.log, 'debug', 'look_up', 'A look-up failed; going on without', { error });
        return null;
      }
    },
  };
}
