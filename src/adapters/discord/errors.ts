/** What can go wrong with Discord, told apart, and written for the log without any secret. */
import {
  RESTJSONErrorCodes as Codes,
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  GatewayCloseCodes,
  HTTPError,
  RateLimitError,
} from 'discord.js';
import { PlatformError } from '../../conversation/platform-definition.ts';
import type { CallFaults } from '../../conversation/steady-port.ts';
import { createFaults } from '../../network/faults.ts';

const PORTAL = 'https://discord.com/developers/applications';

const badToken = (cause?: unknown): PlatformError =>
  new PlatformError(
    'discord.bad_token',
    `Discord does not accept DISCORD_TOKEN. Reset the token on the page "Bot" of your application at ${PORTAL}, and put the new one in place.`,
    { cause },
  );

const INTENT = `Discord refuses an intent that the bot asks for. Look at ${PORTAL}: your application, page "Bot", "Privileged Gateway Intents".`;
const SHARD = 'Discord refuses the shard number. Check DISCORD_SHARDS and DISCORD_SHARD_COUNT.';
const MORE_SHARDS =
  'The bot is in so many servers that Discord wants more shards. Leave DISCORD_SHARDS and DISCORD_SHARD_COUNT out, or raise the count.';

/** Codes with which Discord closes the connection for good, besides those for a bad token. */
const FOR_GOOD: ReadonlyMap<number, readonly [code: string, sentence: string]> = new Map([
  [GatewayCloseCodes.DisallowedIntents, ['discord.disallowed_intents', INTENT]],
  [GatewayCloseCodes.InvalidIntents, ['discord.disallowed_intents', INTENT]],
  [GatewayCloseCodes.InvalidShard, ['discord.invalid_shard', SHARD]],
  [GatewayCloseCodes.ShardingRequired, ['discord.sharding_required', MORE_SHARDS]],
]);

/** Why Discord closed the connection for good; discord.js does not connect again then. */
export function refusal(closeCode: number): PlatformError {
  const known = FOR_GOOD.get(closeCode);
  return known === undefined ? badToken() : new PlatformError(...known);
}

/** What goes wrong while the bot connects, for whoever runs it; null if the bot may try again by itself. */
export function startFault(error: unknown): PlatformError | null {
  if (error instanceof PlatformError) return error;
  const isInvalid = error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
  if (isInvalid || statusOf(error) === 401) return badToken(error);
  if (!(error instanceof Error && error.message.startsWith('Not enough sessions'))) return null;
  const sentence = `Discord allows no new connection for now. ${error.message}.`;
  return new PlatformError('discord.no_sessions_left', sentence, { cause: error, lasting: false });
}

/** The HTTP status of a refusal; undefined when nobody answered at all. */
export const statusOf = (error: unknown): number | undefined =>
  error instanceof DiscordAPIError || error instanceof HTTPError ? error.status : undefined;

/** Discord's own number for a refusal: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const codeOf = (error: unknown): number =>
  error instanceof DiscordAPIError && typeof error.code === 'number' ? error.code : 0;

/** Interaction tokens stand in paths. They are worth nothing after 15 minutes, but until then they are secrets. */
const withoutTokens = (text: string): string =>
  text.replace(/(\/(?:interactions|webhooks)\/\d+\/)[^/?]+/g, '$1…').replace(/\?.*/s, '');

/** What Discord answered, without the body of a request. */
function answerIn(error: unknown): Record<string, unknown> | null {
  if (error instanceof RateLimitError)
    return { reason: `Told to wait for ${error.timeToReset} ms`, request: `${error.method} ${error.route}` };
  if (!(error instanceof DiscordAPIError || error instanceof HTTPError)) return null;
  const { status, method, url, message: reason } = error;
  const request = `${method} ${withoutTokens(url)}`;
  return { status, reason, request, ...(error instanceof DiscordAPIError ? { code: error.code } : {}) };
}

export const { note, whyOf } = createFaults({
  platform: 'discord',
  answerIn,
  withoutSecrets: withoutTokens,
});

const PERMISSIONS =
  'The bot may not write in this channel. Give it "View Channel", "Send Messages", "Send Messages in Threads" and "Read Message History" there.';
const AUTO_MOD =
  'A rule of the server\'s AutoMod keeps the reply back. Its managers can except the bot\'s role in "Server Settings", "AutoMod".';
const HARMFUL = "Discord's own filter of harmful links keeps the reply back.";
const CLOSED_THREAD = 'The thread is closed, so nobody can write in it.';
const NO_CHANNEL = 'The channel is no longer there, or the bot cannot see it.';
const NO_MESSAGES = 'This person takes no direct messages from the bot.';
const NO_POST_YET = 'The post in the forum is not open to replies.';

type Meaning = 'acknowledged' | 'over' | 'forbidden' | 'no history' | 'no message' | 'too soon' | 'refused';

/** What Discord's refusals mean, and why no message is taken, where that is so: for whoever runs the bot. */
const REFUSALS: ReadonlyMap<number, readonly [meaning: Meaning, why?: string]> = new Map([
  [Codes.InteractionHasAlreadyBeenAcknowledged, ['acknowledged']],
  [Codes.UnknownInteraction, ['over']],
  [Codes.InvalidWebhookToken, ['over']],
  [Codes.MissingAccess, ['forbidden', PERMISSIONS]],
  [Codes.MissingPermissions, ['forbidden', PERMISSIONS]],
  [Codes.CannotReplyWithoutPermissionToReadMessageHistory, ['no history']],
  [Codes.UnknownMessage, ['no message']],
  [Codes.InvalidFormBodyOrContentType, ['no message']],
  [Codes.UnknownChannel, ['no message', NO_CHANNEL]],
  [Codes.CannotSendAMessageInAForumChannel, ['too soon', NO_POST_YET]],
  [Codes.MessageWasBlockedByAutomaticModeration, ['refused', AUTO_MOD]],
  [Codes.TitleWasBlockedByAutomaticModeration, ['refused', AUTO_MOD]],
  [Codes.MessageBlockedByHarmfulLinksFilter, ['refused', HARMFUL]],
  [Codes.ThreadLocked, ['refused', CLOSED_THREAD]],
  [Codes.InvalidActionOnArchivedThread, ['refused', CLOSED_THREAD]],
  [Codes.CannotSendMessagesToThisUser, ['refused', NO_MESSAGES]],
  [Codes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds, ['refused', NO_MESSAGES]],
]);

function means(error: unknown, ...meanings: readonly Meaning[]): boolean {
  const [meaning] = REFUSALS.get(codeOf(error)) ?? [];
  return meaning !== undefined && meanings.includes(meaning);
}

/** An interaction was answered already: by this process, where an earlier attempt got no answer. */
export const isAcknowledged = (error: unknown): boolean => means(error, 'acknowledged');

/** The interaction expired, or somebody answered it already: nothing more can be done about it. */
export const isGone = (error: unknown): boolean => means(error, 'acknowledged', 'over');

/** The bot may write in the channel, but perhaps not refer to what was written there before. */
export const isWithoutHistory = (error: unknown): boolean => means(error, 'forbidden', 'no history');

/** Why Discord takes no message of the bot there; null if that is not what is wrong. */
function whyRefused(error: unknown): string | null {
  const [, why] = REFUSALS.get(codeOf(error)) ?? [];
  return why ?? (statusOf(error) === 403 ? 'Discord refuses to post the reply there.' : null);
}

/** The connection broke, or nobody answered in time: the call may have been carried out. */
const isUnclear = (error: unknown): boolean =>
  !(error instanceof DiscordAPIError || error instanceof HTTPError || error instanceof RateLimitError) &&
  error instanceof Error &&
  ('code' in error || error.name === 'AbortError' || isUnclear(error.cause));

/** What a failed call means for a message of the bot. */
export const callFaults: CallFaults = {
  note,
  whyRefused,
  outcomeOf: (error) => (whyRefused(error) !== null ? 'refused' : isUnclear(error) ? 'unknown' : 'failed'),
  /** There is no message there that the bot could change: it is gone, out of reach, or the id is none. */
  isGone: (error) => statusOf(error) === 403 || means(error, 'no message'),
  mayStand: isUnclear,
};

/** Trying again is worth it. Forums take no message before that of whoever opened the post, which comes a moment later. */
export const mayPass = (error: unknown): boolean =>
  (statusOf(error) ?? 0) >= 500 || isUnclear(error) || means(error, 'too soon');
