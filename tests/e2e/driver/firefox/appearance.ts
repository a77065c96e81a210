import type { Appearance } from '../types.ts';

/** Firefox's preferences for an appearance. */
export function appearancePrefs({ colorScheme, reducedMotion }: Appearance): Record<string, number> {
  return {
    ...(colorScheme ? { 'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1 } : {}),
    ...(reducedMotion === undefined ? {} : { 'ui.prefersReducedMotion': reducedMotion ? 1 : 0 }),
  };
}

/**
 * Runs in the page: Firefox tells the pages in front of a new appearance a moment later, and those behind them up to many
 * seconds later, or when they come to the front.
 */
export function isInFrontWith({ colorScheme, reducedMotion }: Appearance): boolean {
  if (document.visibilityState === 'hidden') return false;
  const reduces = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (reducedMotion !== undefined && reduces !== reducedMotion) return false;
  return !colorScheme || matchMedia(`(prefers-color-scheme: ${colorScheme})`).matches;
}
