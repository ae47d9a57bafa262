/** What can go wrong with Slack, told apart, and written for the log without any secret. */
import { RespondError, webApi } from '@slack/bolt';
import type { CallFaults } from '../../conversation/steady-port.ts';
import { createFaults, rootOf } from '../../network/faults.ts';
import { UnclearError } from '../../network/post-once.ts';

/** Slack's own word for a refusal, such as `channel_not_found`; undefined when it was no refusal of Slack's. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof webApi.WebAPIPlatformError ? error.data.error.slice(0, 80) : undefined;

/** The HTTP status of a failed call; undefined when Slack answered in its own words, or not at all. */
const statusOf = (error: unknown): number | undefined =>
  error instanceof webApi.WebAPIHTTPError || error instanceof RespondError ? error.statusCode : undefined;

const PUT_OFF = ['ratelimited', 'rate_limited'];
const REVOKED = ['token_revoked', 'account_inactive', 'app_uninstalled', 'team_disabled'];
const REFUSED = [...REVOKED, 'invalid_auth', 'not_authed', 'token_expired', 'user_removed_from_team'];
const PASSING = ['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', ...PUT_OFF];
const MALFORMED = ['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long'];
/** The system's words for: nothing was sent, since no address was found, or nobody took the connection. */
const UNSENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];

/** Milliseconds after which Slack wants the call again (a second where it names none); undefined when it was not put off. */
export function pauseWanted(error: unknown): number | undefined {
  if (error instanceof webApi.WebAPIRateLimitedError) return error.retryAfter * 1000;
  return statusOf(error) === 429 || PUT_OFF.includes(codeOf(error) ?? '') ? 1000 : undefined;
}

/** Slack took the call and said nothing in time. */
export const isUnanswered = (error: unknown): boolean =>
  error instanceof Error && rootOf(error).name === 'TimeoutError';

/** The call came to no answer of Slack's, although it may have been on its way: Slack may have done what it says. */
export function mayBeDone(error: unknown): boolean {
  if (codeOf(error) !== undefined || pauseWanted(error) !== undefined || !(error instanceof Error))
    return false;
  const status = statusOf(error);
  return status === undefined ? !UNSENT.includes(String(rootOf(error).code)) : status >= 500;
}

/** Nobody was reached, or Slack stumbled: the same call may well succeed in a moment. */
export function isPassing(error: unknown): boolean {
  const [code, status] = [codeOf(error), statusOf(error)];
  if (code !== undefined) return PASSING.includes(code);
  // A second try of what was taken but not answered would say everything twice.
  return !isUnanswered(error) && (status === undefined || status === 429 || status >= 500);
}

/** Slack does not accept the token (any more). */
export const isRefusal = (code: string | undefined): boolean => REFUSED.includes(code ?? '');

/** The workspace has ended its relation with the app: the token will never work again. */
export const isRevocation = (code: string | undefined): boolean => REVOKED.includes(code ?? '');

/** Slack has said no to this very call, and would again. */
const isFinal = (error: unknown): boolean =>
  codeOf(error) !== undefined && !isPassing(error) && !isRefusal(codeOf(error));

/** Slack read the blocks and did not like their shape. */
export const isMalformed = (error: unknown): boolean =>
  MALFORMED.includes(codeOf(error) ?? '') || (error instanceof RespondError && error.statusCode === 400);

const TOKEN = /\bx(?:ox[a-z]+|app)[-.][\w.-]+/gi;
const ADDRESS = /\b((?:https?|wss?):\/\/[^\s/"'?#]+)[^\s"')]*/gi;

/** Tokens are secrets, and so are addresses: response URLs and Socket Mode tickets let anybody in. */
export const withoutSecrets = (text: string): string =>
  text.replace(TOKEN, 'xox…').replace(ADDRESS, (_, origin: string) => `${origin}/…`);

/** Slack's own word, or the status alone: what else it answers may hold what people wrote. */
function answerIn(error: unknown): Record<string, unknown> | null {
  const [code, status] = [codeOf(error), statusOf(error)];
  if (code !== undefined) return { code };
  return status === undefined ? null : { status };
}

export const { note, whyOf } = createFaults({ platform: 'slack', answerIn, withoutSecrets });

export class NotInstalledError extends Error {
  override readonly message = 'The app is not installed in this workspace.';
}

/** What a failed call means for a message of the bot. */
export const callFaults: CallFaults = {
  note,
  outcomeOf(error) {
    if (error instanceof UnclearError || isUnanswered(error)) return 'unknown';
    return isFinal(error) ? 'refused' : 'failed';
  },
  isGone: (error) => error instanceof NotInstalledError || isFinal(error),
  mayStand: (error) => codeOf(error) === 'already_reacted' || mayBeDone(error),
  // A refused token has had its line.
  isTold: (error) => error instanceof NotInstalledError || isRefusal(codeOf(error)),
};
