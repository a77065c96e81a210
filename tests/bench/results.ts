import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './figure.ts';

const FILE = join(import.meta.dirname, 'RESULTS.md');
const HEAD = `# What was measured

By \`npm run bench -- --results\`, on the production build in headless browsers. A budget holds for the median; "–" is a figure
without one. The history's budgets hold at 100,000 checkouts; the smaller ones show how it grows.

"Longest task while typing": Chromium tells of its tasks over 50 ms; a search without one counts as the longest gap between two
timers, as 50 at most, although a gap may hold several tasks. Firefox tells of none, so there it is the gap. Before 2026-11-28 it
was the gap in both.

| what | median | p95 | unit | budget | met | measured |
|---|---|---|---|---|---|---|
`;

/** Puts these figures into RESULTS.md, each in the place of its older one. */
export function writeResults(figures: Figure[]): void {
  const rows = new Map(existsSync(FILE) ? readFileSync(FILE, 'utf8').split('\n').flatMap(rowOf) : []);
  const when = `${new Date().toISOString().slice(0, 10)}, ${machine()}`;
  for (const { name, median, p95, unit, budget, ok } of figures) {
    const met = budget === null ? '–' : ok ? 'yes' : '**no**';
    rows.set(name, `| ${name} | ${short(median)} | ${short(p95)} | ${unit} | ${budget ?? '–'} | ${met} | ${when} |`);
  }
  writeFileSync(FILE, `${HEAD}${[...rows.values()].join('\n')}\n`);
}

/** A row of the table by its name; nothing of any other line. */
function rowOf(line: string): [string, string][] {
  const name = /^\| ([^|]+?) \|/.exec(line)?.[1];
  return name === undefined || name === 'what' ? [] : [[name, line]];
}

function machine(): string {
  const [first] = cpus();
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
}

function short(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : String(Math.round(value * 10) / 10);
}
