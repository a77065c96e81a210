import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Budget, Figure } from './figure.ts';

export const RESULTS = join(import.meta.dirname, 'RESULTS.md');

/** A run of the bench: of all figures, of all in its short form, or of those that were named. */
export type Run = { kind: 'whole' | 'short' | 'part'; at: Date };

const HEAD = `# What was measured

By \`npm run bench -- --results\`, on the production build in headless browsers. A budget holds for the median; "–" is a figure
without one. The history's budgets hold at 100,000 checkouts, those of memory at each size; the others show how it grows.

"measured" says when and where a figure was measured last, and in which run: the whole bench, its short form (\`npm run bench --
--short\`, under 4 minutes), or a part of it. "in the last whole run" is what that run said, and stays until the next: what was met
only in a part counts as missed.

"Longest task while typing": Chromium tells of its tasks over 50 ms; a search without one counts as the longest gap between two
timers, as 50 at most, although a gap may hold several tasks. Firefox tells of none, so there it is the gap. Before 2026-11-28 it
was the gap in both.

| what | median | p95 | unit | budget | met | measured | in the last whole run |
|---|---|---|---|---|---|---|---|
`;

type Row = { measured: string; whole: string };
const NEVER: Row = { measured: '– | – | – | – | – | not yet', whole: '–' };

/** Puts these figures into RESULTS.md. */
export function writeResults(figures: Figure[], run: Run, budgets: Pick<Budget, 'name'>[]): void {
  const before = existsSync(RESULTS) ? readFileSync(RESULTS, 'utf8') : '';
  writeFileSync(RESULTS, renderResults(before, figures, run, budgets, machine()));
}

/**
 * The document with these figures, each in the place of its older one, in the order of the budgets: what is no budget any more
 * goes, and what was never measured says so. A short run has other figures than a whole one, so those that are not among
 * the budgets are left out.
 */
export function renderResults(
  before: string,
  figures: Figure[],
  { kind, at }: Run,
  budgets: Pick<Budget, 'name'>[],
  where: string,
): string {
  const rows = new Map(before.split('\n').flatMap(rowOf));
  const when = at.toISOString().slice(0, 16).replace('T', ' ');
  for (const { name, median, p95, unit, budget, ok } of figures) {
    const met = budget === null ? '–' : ok ? 'yes' : '**no**';
    rows.set(name, {
      measured: `${short(median)} | ${short(p95)} | ${unit} | ${budget ?? '–'} | ${met} | ${when}, ${kind}, ${where}`,
      whole: kind === 'whole' ? `${met} (${short(median)}), ${when}` : (rows.get(name)?.whole ?? NEVER.whole),
    });
  }
  const lines = budgets.map(({ name }) => {
    const { measured, whole } = rows.get(name) ?? NEVER;
    return `| ${name} | ${measured} | ${whole} |`;
  });
  return `${HEAD}${lines.join('\n')}\n`;
}

/** A row of the table by its name; nothing of any other line. */
function rowOf(line: string): [string, Row][] {
  const [, name, measured, whole] = /^\| ([^|]+?) \| ((?:[^|]+ \| ){5}[^|]+?) \| ([^|]+?) \|$/.exec(line) ?? [];
  if (name === undefined || measured === undefined || whole === undefined || name === 'what') return [];
  return [[name, { measured, whole }]];
}

function machine(): string {
  const [first] = cpus();
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
}

function short(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return String(Math.round(value * (value < 10 ? 100 : 10)) / (value < 10 ? 100 : 10));
}
