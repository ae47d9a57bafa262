/** Posts a message once where the platform takes no name for it that would tell a second attempt from a second message. */

/** A call broke off, and whether it was carried out could not be found out. */
export class UnclearError extends Error {}

/** Works tasks through with the platform's client. */
export interface Caller<C> {
  /** Again as long as that is any use. */
  call<T>(task: (client: C) => Promise<T>): Promise<T>;
  /** Once; null when it fails, whatever the reason. */
  lookUp<T>(task: (client: C) => Promise<T>): Promise<T | null>;
}

export interface Posting<C, T> {
  send(client: C): Promise<T>;
  /** What stands already where the message was to go; undefined where it does not. */
  find(client: C): Promise<T | undefined>;
  /** Whether the message may stand although sending it ended with this, and can be looked for. */
  mayStand(error: unknown): boolean;
}

/**
 * After an attempt that may have been carried out, the message is looked for before it is sent again.
 *
 * @throws {UnclearError} where nobody can tell whether it stands; else what sending it ended with.
 */
export async function postOnce<C, T>(api: Caller<C>, { send, find, mayStand }: Posting<C, T>): Promise<T> {
  let unsure = false;
  async function attempt(client: C): Promise<T> {
    const found = unsure ? await find(client) : undefined;
    if (found !== undefined) return found;
    try {
      return await send(client);
    } catch (error) {
      unsure = mayStand(error);
      throw error;
    }
  }
  try {
    return await api.call(attempt);
  } catch (error) {
    const found = unsure ? await api.lookUp(find) : null;
    if (found) return found;
    throw unsure ? new UnclearError('Nobody can tell.', { cause: error }) : error;
  }
}
