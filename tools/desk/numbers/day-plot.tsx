/** A column a day: answered, offered and refused on top of each other. */
import type { Counts } from './sums.ts';

const WIDTH = 900;
const HEIGHT = 220;
const BOTTOM = 24;
const LEFT = 40;
const WIDEST = 120;

/** A day in milliseconds. */
const DAY = 24 * 60 * 60_000;

const SERIES = ['answered', 'offered', 'refused'] as const;

const SERIES_NAMES: Readonly<Record<(typeof SERIES)[number], string>> = {
  answered: 'answered',
  offered: 'offered',
  refused: 'not answered',
};

/** A round number at or above the highest column. */
function top(most: number): number {
  const size = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  return [1, 2, 5, 10].map((n) => n * size).find((n) => n >= most) ?? most;
}

export const DayPlot = ({ days }: { days: readonly (readonly [string, Counts])[] }) => {
  const first = Date.parse(days[0]?.[0] ?? '');
  const last = Date.parse(days.at(-1)?.[0] ?? '');
  const count = Math.round((last - first) / DAY) + 1;
  // A column as wide as the page for each of two days would look like more than it is.
  const step = Math.min(WIDEST, (WIDTH - LEFT) / count);
  const high = top(Math.max(...days.map(([, { asked }]) => asked)));
  const y = (value: number): number => (HEIGHT - BOTTOM) * (1 - value / high);
  return (
    <figure class="scroll">
      <svg class="plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby="by-day">
        <title id="by-day">
          Questions a day, from {days[0]?.[0]} to {days.at(-1)?.[0]}; the figures stand below.
        </title>
        {[0, high / 2, high].filter(Number.isInteger).map((value) => (
          <>
            <line class="grid" x1={LEFT} x2={WIDTH} y1={y(value)} y2={y(value)} />
            <text x={LEFT - 6} y={Math.max(10, y(value) + 4)} text-anchor="end">
              {value}
            </text>
          </>
        ))}
        {days.map(([day, counts]) => {
          const x = LEFT + step * Math.round((Date.parse(day) - first) / DAY);
          let below = 0;
          return SERIES.map((name) => {
            const from = below;
            below += counts[name];
            return (
              <rect
                class={`series-${name}`}
                x={x + step * 0.12}
                width={step * 0.76}
                y={y(below)}
                height={y(from) - y(below)}
              />
            );
          });
        })}
        <text x={LEFT} y={HEIGHT - 6}>
          {days[0]?.[0]}
        </text>
        {/* Its end stands under the end of the last column; with few columns there is no room for both. */}
        {count > 2 ? (
          <text x={LEFT + step * (count - 0.12)} y={HEIGHT - 6} text-anchor="end">
            {days.at(-1)?.[0]}
          </text>
        ) : null}
      </svg>
      <figcaption class="quiet">
        {SERIES.map((name) => (
          <span>
            <span class={`key ${name}`} /> {SERIES_NAMES[name]}
          </span>
        ))}
      </figcaption>
    </figure>
  );
};
