import { SOAK } from '../../soak.ts';
import { BROWSER } from './stage.ts';

/**
 * This browser's half of a walk whose cases differ by data alone: every other case. The other browser has the rest, and
 * `npm run soak` has all of them in both.
 */
export function ourHalf<T>(cases: readonly T[]): T[] {
  return SOAK ? [...cases] : cases.filter((_, at) => (at % 2 === 0) === (BROWSER === 'chromium'));
}

/** Every screen is looked at in both colours: in one of them in each browser. */
export const COLOUR_SCHEMES = ourHalf(['light', 'dark'] as const);
