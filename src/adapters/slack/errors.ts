/** What can go wrong with Slack, told apart, and written for the log without any secret. */
import { webApi } from '@slack/bolt';

/** The adapter cannot run like this. `message` is a complete sentence that says what to do. */
export class SlackError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SlackError';
  }
}

/** Slack's own word for a refusal, such as `channel_not_found`; undefined when it was no refusal of Slack's. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof webApi.WebAPIPlatformError)) return undefined;
  return typeof error.data.error === 'string' ? error.data.error.slice(0, 80) : undefined;
}

/** The HTTP status of a failed call; undefined when nobody answered at all. */
const statusOf = (error: unknown): number | undefined =>
  error instanceof webApi.WebAPIHTTPError ? error.statusCode : undefined;

/** Seconds after which Slack wants the call again; undefined when it was not put off. */
export function retryAfterOf(error: unknown): number | undefined {
  if (error instanceof webApi.WebAPIRateLimitedError) return error.retryAfter;
  const code = codeOf(error);
  if (code !== 'ratelimited' && code !== 'rate_limited') return undefined;
  const { retryAfter } = (error as webApi.WebAPIPlatformError).data.response_metadata ?? {};
  return typeof retryAfter === 'number' ? retryAfter : 1;
}

const PASSING = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']);

/** Slack took the call and said nothing: whether it did what was asked, nobody knows. */
export const isUnanswered = (error: unknown): boolean =>
  error instanceof webApi.WebAPIRequestError && error.original.name === 'TimeoutError';

/** Nothing was sent: no address was found, or nobody took the connection. */
const UNSENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** The connection broke when the call may have been on its way: Slack may have done what was asked. */
export function isBroken(error: unknown): boolean {
  const answered =
    codeOf(error) !== undefined || statusOf(error) !== undefined || retryAfterOf(error) !== undefined;
  if (answered || isUnanswered(error) || !(error instanceof Error)) return false;
  return !UNSENT.has((rootCause(error) as { code?: string }).code ?? '');
}

/** Nobody was reached, or Slack stumbled: the same call may well succeed in a moment. */
export function isPassing(error: unknown): boolean {
  // A second try of what may have been done would say everything twice.
  if (isUnanswered(error)) return false;
  const code = codeOf(error);
  if (code !== undefined) return PASSING.has(code);
  const status = statusOf(error);
  return status === undefined || status === 429 || (status >= 500 && status !== 501);
}

const REVOKED = new Set(['token_revoked', 'account_inactive', 'app_uninstalled', 'team_disabled']);
const REFUSED = new Set([
  ...REVOKED,
  'invalid_auth',
  'not_authed',
  'token_expired',
  'user_removed_from_team',
]);

/** Slack does not accept the token (any more). */
export const isRefusal = (code: string | undefined): boolean => code !== undefined && REFUSED.has(code);

/** The workspace has ended its relation with the app: the token will never work again. */
export const isRevocation = (code: string | undefined): boolean => code !== undefined && REVOKED.has(code);

const MALFORMED = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'block_mismatch',
]);

/** Slack read the blocks and did not like their shape. */
export const isMalformed = (error: unknown): boolean => MALFORMED.has(codeOf(error) ?? '');

const TOKEN = /\bx(?:ox[a-z]+|app)[-.][\w.-]+/gi;
const ADDRESS = /\b((?:https?|wss?):\/\/[^\s/"'?#]+)[^\s"')]*/gi;

/** Tokens are secrets, and so are addresses: response URLs and Socket Mode tickets let anybody in. */
export const withoutSecrets = (text: string): string =>
  text.replace(TOKEN, 'xox…').replace(ADDRESS, (_, origin: string) => `${origin}/…`);

/** A fault as the log may have it: no token, no text of a person, no request body. */
export function describeError(error: unknown): Record<string, unknown> {
  const code = codeOf(error);
  if (code !== undefined) {
    const { needed } = (error as webApi.WebAPIPlatformError).data as { needed?: unknown };
    return { code, ...(typeof needed === 'string' ? { needed } : {}) };
  }
  const status = statusOf(error);
  if (status !== undefined) return { status };
  if (error instanceof webApi.WebAPIRequestError) return { reason: withoutSecrets(rootOf(error)) };
  if (error instanceof Error)
    return {
      reason: withoutSecrets(error.message),
      stack: error.stack === undefined ? undefined : withoutSecrets(error.stack),
    };
  return { reason: withoutSecrets(String(error)) };
}

/** fetch says only "fetch failed"; the cause says why. */
function rootCause(error: Error): Error {
  let root: Error = error;
  while (root.cause instanceof Error) root = root.cause;
  return root;
}

function rootOf(error: Error): string {
  const root = rootCause(error);
  const { code } = root as { code?: unknown };
  return root.message === '' ? String(code ?? root.name) : root.message;
}
