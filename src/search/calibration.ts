// Written by `npm run fit`. Do not edit by hand.
import type { Calibration } from './decide.ts';

export const calibration: Calibration = {
  direct: { bias: 0, weights: [], means: [], spreads: [] },
  ambient: { bias: 0, weights: [], means: [], spreads: [] },
  answerAt: 0.5,
  suggestAt: 0.2,
  ambientAt: 0.8,
};
