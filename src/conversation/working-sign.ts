/** Shows that a reply is on its way, where a platform's sign for that goes by itself and has to be given again. */

export interface SignTimes {
  /** What is said sooner needs no sign, in milliseconds. */
  readonly afterMs: number;
  /** The sign is given again so often. */
  readonly againMs: number;
}

/** @returns What ends it. */
export function giveSign(show: () => void, { afterMs, againMs }: SignTimes): () => Promise<void> {
  let again: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    show();
    again = setInterval(show, againMs);
  }, afterMs);
  return async () => {
    clearTimeout(first);
    clearInterval(again);
  };
}
