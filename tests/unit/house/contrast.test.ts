import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const THEMES = ['light', 'dark'] as const;
const css = readFileSync('components/app/theme.css', 'utf8');
const TOKENS = new Map(
  [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
);

/** WCAG 2.2: text, and what a person must see to use or understand something, on the ground that it stands on. */
const TEXT = 4.5;
const PART = 3;

const GROUNDS = ['ground', 'nav', 'surface', 'hover', 'selected', 'mute-ground'];
const PAIRS: [least: number, front: string, grounds: string[]][] = [
  [TEXT, 'ink', [...GROUNDS, 'good-ground', 'warn-ground', 'bad-ground', 'info-ground']],
  [TEXT, 'ink-soft', [...GROUNDS, 'disabled']],
  [TEXT, 'accent', GROUNDS],
  [TEXT, 'on-accent', ['accent', 'accent-strong']],
  [TEXT, 'good', ['good-ground', 'surface', 'ground']],
  [TEXT, 'warn', ['warn-ground', 'surface', 'ground', 'hover', 'selected']],
  [TEXT, 'bad', ['bad-ground', 'surface', 'ground', 'hover']],
  [TEXT, 'info', ['info-ground', 'surface']],
  [TEXT, 'surface', ['bad']],
  [PART, 'line-strong', ['surface', 'ground']],
  [PART, 'chart-main', ['surface', 'hover']],
  [PART, 'chart-time', ['surface', 'hover']],
  [PART, 'chart-quiet', ['surface', 'hover']],
];

describe('the colours', () => {
  it.each(THEMES)('have the contrast that WCAG AA asks for, in every pair that is used: %s', (theme) => {
    const weak = PAIRS.flatMap(([least, front, grounds]) =>
      grounds
        .map((ground) => ({ front, ground, ratio: ratio(colour(front, theme), colour(ground, theme)) }))
        .filter(({ ratio }) => ratio < least),
    );
    expect(weak).toEqual([]);
  });

  it('tell where one is in the navigation by more than a shade', () => {
    for (const theme of THEMES) {
      expect(ratio(colour('accent', theme), colour('selected', theme))).toBeGreaterThan(PART);
      expect(ratio(colour('selected', theme), colour('nav', theme))).toBeGreaterThan(1.1);
    }
  });

  it('are all tried', () => {
    // Lines between rows and around buttons are decoration: what they part is told by room and words, too.
    const decoration = ['line', 'line-control'];
    const tried = new Set([...decoration, ...PAIRS.flatMap(([, front, grounds]) => [front, ...grounds])]);
    expect([...TOKENS.keys()].filter((name) => !tried.has(name))).toEqual([]);
  });
});

function colour(name: string, theme: (typeof THEMES)[number]): string {
  const token = TOKENS.get(name);
  if (!token) throw new Error(`theme.css has no colour --${name}.`);
  return token[theme];
}

/** Contrast ratio of two sRGB colours, 1 to 21 (WCAG 2.2). */
function ratio(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
