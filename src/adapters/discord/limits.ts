/**
 * Discord's published limits (https://docs.discord.com/developers), and the times that this adapter keeps. Lengths are
 * in UTF-16 units: Discord counts code points, of which there are never more, so what fits here fits there.
 */

/** resources/message#create-message */
export const CONTENT_LENGTH = 2000;
export const NONCE_LENGTH = 25;

/** components/reference#button, #anatomy-of-a-component, #action-row, #legacy-message-component-behavior */
export const BUTTON_LABEL_LENGTH = 80;
export const CUSTOM_ID_LENGTH = 100;
export const BUTTONS_PER_ROW = 5;
export const ROWS = 5;

/** interactions/application-commands#application-command-object */
export const CHOICES = 25;
export const CHOICE_NAME_LENGTH = 100;
export const CHOICE_VALUE_LENGTH = 100;
export const OPTION_TEXT_LENGTH = 6000;

/** A slow reply is deferred this long after the interaction came in; Discord allows 3 s. */
export const DEFER_AFTER_MS = 1000;
/** Asking Discord for a message may take this long, so that it never eats up the time to acknowledge. */
export const LOOKUP_MS = 800;
/** Typing is shown when a reply takes longer. Discord shows it for 10 s, so it is renewed before that. */
export const TYPING_AFTER_MS = 500;
export const TYPING_AGAIN_MS = 8000;
