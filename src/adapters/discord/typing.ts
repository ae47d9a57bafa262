/** Shows that the bot is typing when a reply takes longer than people notice. */
import type { Logger } from 'pino';
import type { DiscordApi } from './api.ts';
import { describeError } from './errors.ts';
import { TYPING_AFTER_MS, TYPING_AGAIN_MS } from './limits.ts';

/** Shows typing while `work` takes its time. It is a courtesy: its failing changes nothing. */
export async function typingWhile<T>(
  api: DiscordApi,
  channel: string,
  work: Promise<T>,
  log: Logger,
): Promise<T> {
  const show = () =>
    void api
      .typing(channel)
      .catch((error: unknown) =>
        log.debug({ channel, ...describeError(error) }, 'Typing could not be shown'),
      );
  let again: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    show();
    again = setInterval(show, TYPING_AGAIN_MS);
  }, TYPING_AFTER_MS);
  try {
    return await work;
  } finally {
    clearTimeout(first);
    clearInterval(again);
  }
}
