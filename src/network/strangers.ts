/** What strangers can have the log say: requests that are refused, and installations that come to nothing. */
import type { Logger } from 'pino';
import { sumLines } from '../observability/summed-lines.ts';
import type { Faults } from './faults.ts';

export type Strangers = ReturnType<typeof createStrangers>;

/** @param secret The variable with what signs the platform's requests. */
export function createStrangers(log: Logger, secret: string, { note, whyOf }: Faults) {
  const sentences = {
    bad_signature: `Requests were refused for their signature (is ${secret} right?)`,
    refused: 'Requests of strangers were refused',
    install_failed:
      'The app could not be installed; whoever tried was told so, and the reason is in this line',
  };
  const count = sumLines<keyof typeof sentences>((event, counted) =>
    note(log, 'warn', event, sentences[event], counted),
  );
  return {
    /** One more request was refused, for its signature or otherwise: too large, too slow, of no use. */
    refused: (why: 'bad_signature' | 'refused', reason: string) => count(why, reason),
    /** An installation came back from the platform and did not come about. */
    installFailed: (error: Error) => count('install_failed', whyOf(error)),
  };
}
