/** How much a cache keeps, and how long. */

/**
 * The size of a cache that seldom fills: it grows with what it holds. By `max` alone room for all that it may ever
 * hold would be made at once, megabytes and milliseconds of each start.
 */
export const atMost = (entries: number) => ({ maxSize: entries, sizeCalculation: () => 1 }) as const;

/** Milliseconds for which lru-cache believes the clock; left to itself, it sets a timer with each message to look again. */
const RESOLUTION_MS = 1000;

/** The options of a cache that keeps things for minutes or longer, so that a second more or less is nothing. */
export const lasting = (ms: number) => ({ ttl: ms, ttlResolution: RESOLUTION_MS }) as const;
