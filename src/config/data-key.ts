/** The operator's own secret, which whatever must not be read or guessed by others rests on. */
import { isStrong } from '../crypto/strength.ts';
import { secret, text } from './variables.ts';

/** Read by the bot itself and by platforms that keep tokens. */
export const dataKeyVariables = {
  DATA_KEY: secret(
    text().refine(isStrong),
    'Use a random text that nobody can guess, such as the output of `openssl rand -hex 32`; it encrypts the Slack tokens in the store.',
  ),
  DATA_KEY_PREVIOUS: secret(
    text(),
    'Use the DATA_KEY from before, as long as something is encrypted with it.',
  ),
} as const;
