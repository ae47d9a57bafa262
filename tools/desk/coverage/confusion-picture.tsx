/** A picture of what is taken for what: from the left to the right, a line as thick as it happens often. */
import type { Ending } from '../../../src/engine/coverage.ts';
import type { Confusion } from './story-coverage.ts';

interface ConfusionPictureProps {
  readonly confusions: readonly Confusion[];
  readonly nameOf: (ending: Ending) => string;
}

const WIDTH = 960;
const ROW = 22;
const LEFT = 380;
const RIGHT = 580;
const LONGEST_NAME = 58;
const THICKEST = 9;

const short = (name: string): string =>
  name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…` : name;

const keyOf = ({ kind, id }: Ending): string => `${kind} ${id}`;

/** Each ending once, in the order in which they come. */
const placed = (endings: readonly Ending[]) =>
  new Map(
    endings
      .map((ending) => [keyOf(ending), ending] as const)
      .filter(([key], i, all) => all.findIndex(([other]) => other === key) === i),
  );

export const ConfusionPicture = ({ confusions, nameOf }: ConfusionPictureProps) => {
  const from = placed(confusions.map((one) => one.from));
  const to = placed(confusions.map((one) => one.to));
  const [left, right] = [[...from.keys()], [...to.keys()]];
  const height = ROW * Math.max(left.length, right.length) + ROW;
  const most = Math.max(1, ...confusions.map(({ count }) => count));
  const y = (keys: readonly string[], ending: Ending): number => ROW * (keys.indexOf(keyOf(ending)) + 0.75);
  const middle = (LEFT + RIGHT) / 2;
  return (
    <figure class="scroll">
      <svg class="plot" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-labelledby="confusions">
        <title id="confusions">
          {confusions
            .map((one) => `${nameOf(one.from)} is taken for ${nameOf(one.to)}, ${one.count} times`)
            .join('. ')}
        </title>
        {confusions.map((one) => (
          <path
            class="edge"
            d={`M ${LEFT + 6} ${y(left, one.from)} C ${middle} ${y(left, one.from)} ${middle} ${y(right, one.to)} ${RIGHT - 6} ${y(right, one.to)}`}
            stroke-width={((one.count / most) * THICKEST).toFixed(1)}
            stroke-opacity="0.55"
          />
        ))}
        {[...from.values()].map((ending) => (
          <text x={LEFT} y={y(left, ending) + 4} text-anchor="end">
            {short(nameOf(ending))}
          </text>
        ))}
        {[...to.values()].map((ending) => (
          <text x={RIGHT} y={y(right, ending) + 4}>
            {short(nameOf(ending))}
          </text>
        ))}
      </svg>
      <figcaption class="quiet">
        Left: what was asked. Right: what it was taken for. The tables below have the same in figures.
      </figcaption>
    </figure>
  );
};
