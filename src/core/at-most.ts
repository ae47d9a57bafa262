/** How much a cache keeps. */

/**
 * The size of a cache that seldom fills: it grows with what it holds. By `max` alone room for all that it may ever
 * hold would be made at once, megabytes and milliseconds of each start.
 */
export const atMost = (entries: number) => ({ maxSize: entries, sizeCalculation: () => 1 }) as const;
