import type { Page } from 'puppeteer-core';
import type { Appearance } from '../types.ts';

export async function show(page: Page, { colorScheme, reducedMotion }: Appearance): Promise<void> {
  const motion = reducedMotion ? 'reduce' : 'no-preference';
  const features = [
    ...(colorScheme ? [{ name: 'prefers-color-scheme', value: colorScheme }] : []),
    ...(reducedMotion === undefined ? [] : [{ name: 'prefers-reduced-motion', value: motion }]),
  ];
  if (features.length > 0) await page.emulateMediaFeatures(features);
}
