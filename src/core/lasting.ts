/** How long a cache keeps things. */

/** Milliseconds for which lru-cache believes the clock; left to itself, it sets a timer with each message to look again. */
const RESOLUTION_MS = 1000;

/** The options of a cache that keeps things for minutes or longer, so that a second more or less is nothing. */
export const lasting = (ms: number) => ({ ttl: ms, ttlResolution: RESOLUTION_MS }) as const;
