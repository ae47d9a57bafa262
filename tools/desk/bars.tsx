/** Figures as bars, with the figure beside each: the picture for the eye, the number for everybody. */

export const percent = (share: number): string =>
  `${(100 * share).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`;

interface BarProps {
  /** 0 to 1. */
  readonly share: number;
  readonly look?: string;
  /** Marks within the bar, 0 to 1, such as what is asked for. */
  readonly marks?: readonly number[];
}

const clamped = (share: number): number => Math.min(1, Math.max(0, share));

export const Bar = ({ share, look = '', marks = [] }: BarProps) => (
  <svg class={`bar ${look}`} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" width="100" height="8" />
    <rect class="fill" width={(100 * clamped(share)).toFixed(2)} height="8" />
    {marks.map((mark) => (
      <rect class="mark" x={(100 * clamped(mark) - 0.4).toFixed(2)} width="0.8" height="8" />
    ))}
  </svg>
);
