import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { atLength } from '../../../soak';
import { cpuTime } from '../../support/cpuTime';
import { NO_PARSERS, PARSERS } from './parsers';

/** What a hostile text repeats: what patterns look for, in every script, and what formats nest. */
const RUNS = [
  ...[' ', '\t', '\n', '\r\n', '\u00a0', '\u2028', '.', ',', ':', ';', '-', '_', '/', '%', '#', '$', '^', '=', '|'],
  ...['1', '0', 'a', 'é', '漢', '١', '\u0301', '\u200b', '\u200d', '\u202e', '\u3164', '\ud800', '👩‍👩‍👧', '٬', '٫'],
  ...['"', "'", '`', '\\', '\\"', '""', '(', '[', '{', '<', '()', '[]', '{a', '&quot;', '\\u0041', '%2F', '%7B'],
  ...['1,', '1.', '1 ', '1\t', '1\n', '1e9', '..', 'a ', 'a: b\n', 'tag:a ', '-d ', 'cco-', '{"a":', '[1,', '"\n'],
  ...['"x"\n', "'=", ';=', 'https://a.example ', '{link}', '5\r\nabcde\r\n', 'x-payload-digest:'],
];
/** Before and after a run: a pattern that finds no end tries again from each place. */
const OPEN: [before: string, after: string] = ['', 'x'];
const QUOTED: [before: string, after: string] = ['"', '"'];
const IN_QUOTES = ['\\', '\\"', '""', "'", '\n', '\t', '{', '[1,', '%7B', '&quot;', '\\u0041', ';='];
const SIZES = [20_000, 40_000] as const;
/** ms of CPU; a square of 40,000 steps takes several times as long, and less would be measured badly. */
const AT_ONCE = 100;
const SAMPLES = 5;
/** The stack of V8 ends at about 12,000 calls of the smallest function. */
const DEPTH = atLength(25_000, 100_000);

const shapes = [...RUNS.map((run) => ({ run, frame: OPEN })), ...IN_QUOTES.map((run) => ({ run, frame: QUOTED }))].map(
  ({ run, frame: [before, after] }) => ({
    name: JSON.stringify([before, run, after]),
    of: (size: number) => before + run.repeat(Math.ceil(size / run.length)) + after,
  }),
);

describe('a parser of text from outside', () => {
  it.each(Object.entries(PARSERS).map(([name, parse], index) => [name, parse, index] as const))(
    '%s grows no faster than its input [S-47]',
    async (_name, parse, index) => {
      const tooFast: string[] = [];
      // Each parser meets every twentieth shape, others than its neighbours; all of them in `npm run soak`.
      for (const { name, of } of atLength(
        shapes.filter((_, at) => (at + index) % 20 === 0),
        shapes,
      )) {
        const [half, whole] = SIZES.map(of);
        if (half === undefined || whole === undefined) throw new Error('Two sizes are compared.');
        const { time, value } = await run(parse, whole);
        if (sizeOf(value) > 15 * whole.length + 1000) tooFast.push(`${name} gives ${sizeOf(value)} characters`);
        if (time < AT_ONCE) continue;
        const times: [number, number][] = [];
        for (let sample = 0; sample < SAMPLES; sample += 1) {
          times.push([(await run(parse, half)).time, (await run(parse, whole)).time]);
        }
        const [of20k, of40k] = [median(times.map(([one]) => one)), median(times.map(([, two]) => two))];
        if (of40k >= AT_ONCE && of40k >= 3 * of20k) tooFast.push(`${name} takes ${of20k} ms, then ${of40k} ms`);
      }
      expect(tooFast).toEqual([]);
    },
  );

  it.each(Object.entries(PARSERS))('%s takes any depth [S-47]', async (_name, parse) => {
    for (const [start, end] of [
      ['[', ']'],
      ['{"a":', '}'],
      ['[{"body":', '}]'],
      ['(', ')'],
      ['"', '"'],
      ["'", "'"],
    ] as const) {
      await parse(start.repeat(DEPTH));
      await parse(`${start.repeat(DEPTH)}1${end.repeat(DEPTH)}`);
    }
  });
});

describe('the list of parsers', () => {
  const exported = globSync('lib/**/*.ts').flatMap((path) =>
    [
      ...readFileSync(path, 'utf8').matchAll(/^export (?:async )?function\*? (\w+)(?:<[^>]*>)?\(\s*\w+\??: string\b/gm),
    ].map(([, name]) => `${path.replaceAll('\\', '/').slice('lib/'.length)} ${name}`),
  );
  const listed = new Set(Object.keys(PARSERS).map((name) => name.split(' ').slice(0, 2).join(' ')));

  it('has every exported function that takes a text first, but for those that only look it up', () => {
    expect(exported.length).toBeGreaterThan(100);
    expect(exported.filter((name) => !listed.has(name) && !(name in NO_PARSERS))).toEqual([]);
  });

  it('names only what exists', () => {
    const known = new Set(exported);
    expect(Object.keys(NO_PARSERS).filter((name) => !known.has(name))).toEqual([]);
    const gone = [...listed].filter((name) => {
      const [path, exportedName] = name.split(' ');
      return !new RegExp(`^export (?:async )?function\\*? ${exportedName}\\b`, 'm').test(
        readFileSync(`lib/${path}`, 'utf8'),
      );
    });
    expect(gone).toEqual([]);
  });
});

async function run(parse: (text: string) => unknown, text: string): Promise<{ time: number; value: unknown }> {
  const before = cpuTime();
  const value = await parse(text);
  return { time: cpuTime() - before, value };
}

/** The characters of all texts in a value. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  const parts = value instanceof Map || value instanceof Set ? [...value].flat() : Object.values(value);
  return parts.reduce<number>((sum, part) => sum + sizeOf(part), 0);
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
