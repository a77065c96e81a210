import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { budgetsOf } from '../../bench/budgets';
import type { Figure } from '../../bench/figure';
import { RESULTS, renderResults } from '../../bench/results';

const names = (short: boolean) => budgetsOf({ short }).map(({ name }) => name);
const rowsIn = (document: string) => [...document.matchAll(/^\| (?!what|---)([^|]+?) \|/gm)].map(([, name]) => name);

describe('the bench', () => {
  it('measures each figure under a name of its own', () => {
    expect(names(false).length).toBeGreaterThan(180);
    for (const short of [true, false]) expect(new Set(names(short)).size).toBe(names(short).length);
  });

  it('has a short form: no 100,000 rows, no wait for an alarm', () => {
    expect(names(true).length).toBeGreaterThan(80);
    expect(names(true).filter((name) => /100000|payment to notification|wake cost/.test(name))).toEqual([]);
    expect(names(true).filter((name) => !names(false).includes(name))).toEqual([]);
  });

  it('measures each budget of the design, in both browsers where a browser is in it', () => {
    const designed: [RegExp, number][] = [
      [/^popup script before first rows$/, 1],
      [/^history: popup as a multiple of an empty Preact page, 100000 /, 2],
      [/^history: (first page, no filter|a page in the middle), 100000 /, 4],
      [/^history: search by (word|order ID|checkout ID|address, its end|transaction hash, its middle), 100000 /, 10],
      [/^history: restore, time as a multiple of raw storage, 100000 /, 2],
      [/^statusChanged to changed row in another page/, 2],
      [/^Enter to link in the clipboard/, 2],
      [/^requests per wake, 1000 open checkouts due/, 2],
      [/^import of 20 by ID/, 2],
      [/^(shortcut on a selected order|line of the menu) to /, 4],
      [/^history: memory of the browser .*, 100000 /, 6],
    ];
    for (const [pattern, count] of designed) {
      expect(
        names(false).filter((name) => pattern.test(name)),
        String(pattern),
      ).toHaveLength(count);
    }
  });
});

describe('RESULTS.md', () => {
  it('has a row for each figure and for nothing else', () => {
    expect(rowsIn(readFileSync(RESULTS, 'utf8'))).toEqual(names(false));
  });

  const budgets = [{ name: 'a' }, { name: 'b' }, { name: 'c' }];
  const figure = (name: string, median: number, budget: number | null = 10): Figure => ({
    ...{ name, unit: 'ms', median, p95: median },
    ...{ budget, ok: budget === null || median <= budget },
  });
  const at = (day: number) => new Date(Date.UTC(2026, 0, day, 9, 30));
  const row = (document: string, name: string) => document.split('\n').find((line) => line.startsWith(`| ${name} |`));

  it('says what the last whole run said until the next, also where a part of it was measured since', () => {
    const whole = renderResults(
      '',
      [figure('a', 12), figure('b', 5, null)],
      { kind: 'whole', at: at(1) },
      budgets,
      'here',
    );
    expect(row(whole, 'a')).toBe(
      '| a | 12 | 12 | ms | 10 | **no** | 2026-01-01 09:30, whole, here | **no** (12), 2026-01-01 09:30 |',
    );
    expect(row(whole, 'b')).toContain('| – | – | 2026-01-01 09:30, whole, here | – (5), 2026-01-01 09:30 |');
    expect(row(whole, 'c')).toBe('| c | – | – | – | – | – | not yet | – |');
    const part = renderResults(whole, [figure('a', 8)], { kind: 'part', at: at(2) }, budgets, 'there');
    expect(row(part, 'a')).toBe(
      '| a | 8 | 8 | ms | 10 | yes | 2026-01-02 09:30, part, there | **no** (12), 2026-01-01 09:30 |',
    );
    expect(row(part, 'b')).toBe(row(whole, 'b'));
    const next = renderResults(part, [figure('a', 9.21)], { kind: 'whole', at: at(3) }, budgets, 'here');
    expect(row(next, 'a')).toContain('| yes (9.21), 2026-01-03 09:30 |');
  });

  it('loses what is measured no more, and is in the order of the bench', () => {
    const before = renderResults(
      '',
      [figure('old', 1), figure('c', 2)],
      { kind: 'whole', at: at(1) },
      [{ name: 'old' }, { name: 'c' }],
      'here',
    );
    const after = renderResults(before, [figure('a', 3)], { kind: 'part', at: at(2) }, budgets, 'here');
    expect(rowsIn(after)).toEqual(['a', 'b', 'c']);
    expect(row(after, 'c')).toBe(row(before, 'c'));
  });
});
