import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** The declarations of a style sheet with comments left out, each with the line that it begins on. */
function declarations(css: string): { line: number; property: string; value: string }[] {
  const bare = css.replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' '));
  return [...bare.matchAll(/(?<=[{;]\s*)([a-z-]+)\s*:\s*([^;{}]+);/g)].map(
    ({ 1: property = '', 2: value = '', index }) => ({
      line: bare.slice(0, index).split('\n').length,
      property,
      value: value.replaceAll(/\s+/g, ' ').trim(),
    }),
  );
}

/** The parts of a value, functions whole. */
const partsOf = (value: string) => value.match(/(?:[^\s()]|\((?:[^()]|\([^()]*\))*\))+/g) ?? [];

/** Whether a declaration knows left from right, and so would stay as it is in a language that is read from the right. */
function isPhysical({ property, value }: { property: string; value: string }): boolean {
  const words = `${property} ${value}`;
  if (/(?<![\w-])(left|right)(?![\w-])|-(left|right)(?![\w])/.test(words)) return true;
  const parts = partsOf(value);
  if (/^(margin|padding|inset|border-(width|color|style))$/.test(property))
    return parts.length === 4 && parts[1] !== parts[3];
  if (property === 'border-radius') return parts.length > 1 && !value.includes('/') && new Set(parts).size > 1;
  if (property === 'box-shadow') return value.split(/,(?![^()]*\))/).some((shadow) => offset(shadow) !== 0);
  return property === 'translate' && parts.length > 0 && Number.parseFloat(parts[0] ?? '0') !== 0;
}

function offset(shadow: string): number {
  const first = partsOf(shadow).find((part) => /^-?[\d.]/.test(part));
  return first === undefined ? 0 : Number.parseFloat(first);
}

describe('the styles', () => {
  it.each([
    ['margin-left', '4px', true],
    ['margin', '0 4px 0 8px', true],
    ['margin', '0 calc(1px + 2px) 0 calc(1px + 2px)', false],
    ['padding-inline-start', '4px', false],
    ['background', 'linear-gradient(to right, red, blue)', true],
    ['box-shadow', 'inset 3px 0 0 red', true],
    ['box-shadow', '0 4px 16px rgb(0 0 0 / 20%)', false],
    ['text-align', 'right', true],
    ['float', 'inline-start', false],
    ['border-radius', '4px 4px 0 0', true],
  ])('that say %s: %s are physical: %s', (property, value, physical) => {
    expect(isPhysical({ property, value })).toBe(physical);
  });

  it('know no left and no right, so that every page also reads from the right', () => {
    const files = globSync(['components/**/*.css', 'entrypoints/**/*.css']);
    expect(files.length).toBeGreaterThan(50);
    const offenders = files.flatMap((file) =>
      declarations(readFileSync(file, 'utf8'))
        .filter(isPhysical)
        .map(({ line, property, value }) => `${file}:${line} ${property}: ${value}`),
    );
    expect(offenders).toEqual([]);
  });
});
