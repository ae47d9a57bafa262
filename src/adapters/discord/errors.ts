/** What can go wrong with Discord, told apart, and written for the log without any secret. */
import {
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  GatewayCloseCodes,
  HTTPError,
  RateLimitError,
  RESTJSONErrorCodes,
} from 'discord.js';
import { PlatformError } from '../platform-definition.ts';

const PORTAL = 'https://discord.com/developers/applications';

export const badToken = (cause?: unknown): PlatformError =>
  new PlatformError(
    'discord.bad_token',
    `Discord does not accept DISCORD_TOKEN. Reset the token on the page "Bot" of your application at ${PORTAL}, and put the new one in place.`,
    { cause },
  );

/** What these close codes mean for whoever runs the bot. discord.js does not connect again after them. */
const REFUSALS: Readonly<Record<number, readonly [code: string, sentence: string]>> = {
  [GatewayCloseCodes.DisallowedIntents]: [
    'discord.disallowed_intents',
    `Discord refuses an intent that the bot asks for. Look at ${PORTAL}: your application, page "Bot", "Privileged Gateway Intents".`,
  ],
  [GatewayCloseCodes.InvalidIntents]: [
    'discord.invalid_intents',
    'Discord does not know the intents that this bot asks for.',
  ],
  [GatewayCloseCodes.InvalidShard]: [
    'discord.invalid_shard',
    'Discord refuses the shard number. Check DISCORD_SHARDS and DISCORD_SHARD_COUNT.',
  ],
  [GatewayCloseCodes.ShardingRequired]: [
    'discord.sharding_required',
    'The bot is in so many servers that Discord wants more shards. Leave DISCORD_SHARDS and DISCORD_SHARD_COUNT out, or raise the count.',
  ],
  [GatewayCloseCodes.InvalidAPIVersion]: [
    'discord.old_gateway',
    'Discord no longer speaks version 10 of its gateway.',
  ],
};

/** Why Discord closed the connection for good. */
export function refusal(closeCode: number): PlatformError {
  const [code, sentence] = REFUSALS[closeCode] ?? [];
  return code === undefined || sentence === undefined ? badToken() : new PlatformError(code, sentence);
}

/** What goes wrong while the bot connects, if it comes again by itself; null if it may pass. */
export function lastingFault(error: unknown): PlatformError | null {
  if (error instanceof PlatformError) return error;
  if (statusOf(error) === 401) return badToken(error);
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid)
    return badToken(error);
  if (error instanceof Error && error.message.startsWith('Not enough sessions'))
    return new PlatformError(
      'discord.no_sessions_left',
      `Discord allows no new connection for now. ${error.message}.`,
      { cause: error, lasting: false },
    );
  return null;
}

/** The HTTP status of a refusal; undefined when nobody answered at all. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof DiscordAPIError || error instanceof HTTPError ? error.status : undefined;
}

/** Discord's own number for a refusal: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
export function codeOf(error: unknown): number {
  return error instanceof DiscordAPIError && typeof error.code === 'number' ? error.code : 0;
}

/** Interaction tokens stand in paths. They are worth nothing after 15 minutes, but until then they are secrets. */
const withoutTokens = (path: string): string =>
  path.replace(/(\/(?:interactions|webhooks)\/\d+\/)[^/?]+/g, '$1…').replace(/\?.*$/, '');

const pathOf = (url: string): string => withoutTokens(URL.canParse(url) ? new URL(url).pathname : url);

/** A fault as the log may have it: no token, no text of a person, no request body. */
export function describeError(error: unknown): Record<string, unknown> {
  if (error instanceof DiscordAPIError || error instanceof HTTPError)
    return {
      status: error.status,
      ...(error instanceof DiscordAPIError ? { code: error.code } : {}),
      reason: error.message,
      request: `${error.method} ${pathOf(error.url)}`,
    };
  if (error instanceof RateLimitError)
    return { reason: `Told to wait for ${error.timeToReset} ms`, request: `${error.method} ${error.route}` };
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
export const isGone = (error: unknown): boolean => GONE.has(codeOf(error));

/** An interaction was answered already: by this process, where an earlier attempt got no answer. */
export const isAcknowledged = (error: unknown): boolean =>
  codeOf(error) === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;

const NO_MESSAGE: ReadonlySet<number> = new Set([
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownChannel,
  // An id that is none.
  RESTJSONErrorCodes.InvalidFormBodyOrContentType,
]);

/** There is no message there that the bot could change. */
export const isWithoutMessage = (error: unknown): boolean =>
  NO_MESSAGE.has(codeOf(error)) || statusOf(error) === 403;

/** The bot may write in the channel, but not refer to what was written there before. */
export const isWithoutHistory = (error: unknown): boolean =>
  codeOf(error) === RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory ||
  statusOf(error) === 403;

const PERMISSIONS =
  'The bot may not write in this channel. Give it "View Channel", "Send Messages", "Send Messages in Threads" and "Read Message History" there.';

/** Why Discord takes no message of the bot there, as a sentence for whoever runs it; null if that is not the reason. */
export function whyRefused(error: unknown): string | null {
  switch (codeOf(error)) {
    case RESTJSONErrorCodes.MessageWasBlockedByAutomaticModeration:
    case RESTJSONErrorCodes.TitleWasBlockedByAutomaticModeration:
      return 'A rule of the server\'s AutoMod keeps the reply back. Its managers can except the bot\'s role in "Server Settings", "AutoMod".';
    case RESTJSONErrorCodes.ThreadLocked:
    case RESTJSONErrorCodes.InvalidActionOnArchivedThread:
      return 'The thread is closed, so nobody can write in it.';
    case RESTJSONErrorCodes.UnknownChannel:
      return 'The channel is no longer there, or the bot cannot see it.';
    case RESTJSONErrorCodes.CannotSendMessagesToThisUser:
      return 'This person takes no direct messages from the bot.';
    default:
      return statusOf(error) === 403 ? PERMISSIONS : null;
  }
}

const isFromOutside = (error: unknown): boolean =>
  error instanceof Error && ('code' in error || error.name === 'AbortError' || isFromOutside(error.cause));

/** The connection broke, or nobody answered in time: the call may have been carried out. */
export const isUnclear = (error: unknown): boolean =>
  !(error instanceof DiscordAPIError || error instanceof HTTPError || error instanceof RateLimitError) &&
  isFromOutside(error);

/** Forums take no message before that of whoever opened the post, which comes a moment later. */
const NOT_YET: number = RESTJSONErrorCodes.CannotSendAMessageInAForumChannel;

/** Trying again is worth it. */
export const mayPass = (error: unknown): boolean =>
  (statusOf(error) ?? 0) >= 500 || codeOf(error) === NOT_YET || isUnclear(error);
