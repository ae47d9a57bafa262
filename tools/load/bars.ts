/** What the bench measures, and what of it must hold. */

/** One platform. Milliseconds from the event to the reply, replies a second, resident memory in MB. */
export interface Row {
  readonly platform: string;
  readonly bare_p50_ms: number;
  readonly bare_p99_ms: number;
  readonly ours_p50_ms: number;
  readonly ours_p99_ms: number;
  readonly replies_per_s: number;
  readonly rss_mb: number;
}

/** So much longer than with a bare app may a reply take, at the median. */
export const MOST_OVERHEAD_MS = 1;

/** A sentence for each platform where our overhead is above the bar. */
export function tooSlow(rows: readonly Row[]): string[] {
  return rows.flatMap(({ platform, bare_p50_ms: bare, ours_p50_ms: ours }) => {
    const overhead = ours - bare;
    // Rounded as it is printed, so that nobody reads "1.00 ms is above 1 ms".
    if (Number(overhead.toFixed(2)) <= MOST_OVERHEAD_MS) return [];
    return [
      `${platform}: our overhead at p50 is ${overhead.toFixed(2)} ms (${ours} ms beside ${bare} ms), above the bar of ${MOST_OVERHEAD_MS} ms.`,
    ];
  });
}
