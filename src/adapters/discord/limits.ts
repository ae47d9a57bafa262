/** Discord's published limits, and the times that this adapter keeps. Lengths are in UTF-16 units: Discord
 * counts code points, of which there are never more, so what fits here fits there. */

/** https://discord.com/developers/docs/resources/message#create-message-jsonform-params */
export const CONTENT_LENGTH = 2000;
/** https://discord.com/developers/docs/resources/message#create-message-jsonform-params */
export const NONCE_LENGTH = 25;

/** https://discord.com/developers/docs/components/reference#button-button-structure */
export const BUTTON_LABEL_LENGTH = 80;
/** https://discord.com/developers/docs/components/reference#anatomy-of-a-component-custom-id */
export const CUSTOM_ID_LENGTH = 100;
/** https://discord.com/developers/docs/components/reference#action-row */
export const BUTTONS_PER_ROW = 5;
/** https://discord.com/developers/docs/components/reference#legacy-message-component-behavior */
export const ROWS = 5;

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-choice-structure */
export const CHOICES = 25;
export const CHOICE_NAME_LENGTH = 100;
export const CHOICE_VALUE_LENGTH = 100;
/** https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-structure */
export const OPTION_TEXT_LENGTH = 6000;

/**
 * A slow reply is deferred this long after the interaction came in. Discord allows 3 s:
 * https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-callback
 */
export const DEFER_AFTER_MS = 1000;
/** Asking Discord for a message may take this long, so that it never eats up the time to acknowledge. */
export const LOOKUP_MS = 800;
/** Typing is shown when a reply takes longer. Discord shows it for 10 s, so it is renewed before that:
 * https://discord.com/developers/docs/resources/channel#trigger-typing-indicator */
export const TYPING_AFTER_MS = 500;
export const TYPING_AGAIN_MS = 8000;
/** For so long `stop()` waits for work in flight. Interactions die after 3 s, messages can wait on a rate limit. */
export const DRAIN_MS = 10_000;
