/**
 * Slack's published limits, and the times that this adapter keeps, in milliseconds. Lengths are in UTF-16 units: Slack
 * counts characters, of which there are never more, so what fits here fits there.
 * https://docs.slack.dev/reference/block-kit/blocks and https://docs.slack.dev/reference/methods/chat.postMessage
 */

/** Longer texts are cut by Slack at 40,000; it asks apps to stay below 4,000. */
export const TEXT_LENGTH = 4000;
export const BLOCKS_PER_MESSAGE = 50;
export const BLOCKS_PER_VIEW = 100;
/** Of a section, and of any text object. */
export const SECTION_LENGTH = 3000;
export const HEADER_LENGTH = 150;
export const ELEMENTS_PER_ACTIONS = 25;
export const BUTTON_LABEL_LENGTH = 75;
export const ACTION_ID_LENGTH = 255;
export const SUGGESTED_PROMPTS = 4;
/** Bodies of requests from Slack; larger ones are refused with 413. */
export const BODY_BYTES = 1024 * 1024;
/** The same for requests that bear no signature, of which Slack sends none but checks of the certificate. */
export const UNSIGNED_BYTES = 1024;

/** Times of which others than the usual may be given. */
export const TIMES = {
  /** A call that posts or changes something may take this long before it counts as unanswered. */
  call: 30_000,
  /** The first pause before a call is made again; later ones double. */
  retry: 300,
  /** A connection counts as made when Slack says hello within this time, and as alive while pongs come so soon. */
  hello: 15_000,
  pong: 5000,
  /** The first pause between two attempts to connect; later ones double. */
  reconnect: 500,
};
export type Times = typeof TIMES;

/** How often a call is made in all, and for how long at most. */
export const ATTEMPTS = 4;
export const PATIENCE_MS = 90_000;
/** A call that only looks something up: an answer must not wait long for it. */
export const LOOKUP_MS = 1000;
/** A response URL answers quickly or not at all. */
export const RESPOND_MS = 10_000;
/** The status in the assistant pane may hold up an answer for so long. */
export const STATUS_MS = 500;
/** Slack delivers again for up to an hour: https://docs.slack.dev/apis/events-api#retries */
export const REDELIVERY_MS = 60 * 60_000;
/** An acknowledgement, due after 3 s, waits no longer than this for a token store. */
export const TOKEN_MS = 2000;
/** What users.info says of a person is believed for so long. */
export const PERSON_MS = 10 * 60_000;
