/** What can go wrong with Discord, told apart, and written for the log without any secret. */

import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { RESTJSONErrorCodes } from 'discord-api-types/v10';

/** The adapter cannot run like this. `message` is a complete sentence that says what to do. */
export class DiscordError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DiscordError';
  }
}

/** The HTTP status of a refusal; undefined when nobody answered at all. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof DiscordAPIError || error instanceof HTTPError ? error.status : undefined;
}

/** Discord's own number for a refusal: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
export function codeOf(error: unknown): number | undefined {
  return error instanceof DiscordAPIError && typeof error.code === 'number' ? error.code : undefined;
}

/** Interaction tokens stand in paths. They are worth nothing after 15 minutes, but until then they are secrets. */
const withoutTokens = (path: string): string =>
  path.replace(/(\/(?:interactions|webhooks)\/\d+\/)[^/?]+/g, '$1…').replace(/\?.*$/, '');

function pathOf(url: string): string {
  return withoutTokens(URL.canParse(url) ? new URL(url).pathname : url);
}

/** A fault as the log may have it: no token, no text of a person, no request body. */
export function describeError(error: unknown): Record<string, unknown> {
  if (error instanceof DiscordAPIError || error instanceof HTTPError)
    return {
      status: error.status,
      ...(error instanceof DiscordAPIError ? { code: error.code } : {}),
      reason: error.message,
      request: `${error.method} ${pathOf(error.url)}`,
    };
  if (error instanceof Error)
    return {
      reason: withoutTokens(error.message),
      ...('code' in error ? { code: error.code } : {}),
      stack: error.stack === undefined ? undefined : withoutTokens(error.stack),
    };
  return { reason: String(error) };
}

const GONE: ReadonlySet<number> = new Set([
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  RESTJSONErrorCodes.InvalidWebhookToken,
]);

/** The interaction expired, or somebody answered it already: nothing more can be done about it. */
export const isGone = (error: unknown): boolean => GONE.has(codeOf(error) ?? 0);

const OUT_OF_REACH: ReadonlySet<number> = new Set([
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
  RESTJSONErrorCodes.UnknownChannel,
]);

/** Discord does not let the bot speak there; trying again changes nothing. */
export const isOutOfReach = (error: unknown): boolean =>
  OUT_OF_REACH.has(codeOf(error) ?? 0) || statusOf(error) === 403;

/** The server does not have this part of the API at all. */
export const isUnsupported = (error: unknown): boolean => {
  const status = statusOf(error);
  return status === 405 || status === 501 || (status === 404 && (codeOf(error) ?? 0) < 10_000);
};

const CUT_OFF = new Set(['AbortError', 'TimeoutError']);

/** Discord, or the way to it, is at fault; anything else is a fault of ours, which asking Discord again does not mend. */
export function isFromOutside(error: unknown): boolean {
  if (error instanceof DiscordAPIError || error instanceof HTTPError || error instanceof RateLimitError)
    return true;
  return error instanceof Error && ('code' in error || CUT_OFF.has(error.name) || isFromOutside(error.cause));
}

/** Discord read the message and did not like its shape. */
export const isMalformed = (error: unknown): boolean => statusOf(error) === 400;
