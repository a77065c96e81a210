/**
 * Measures the budgets on the production build: `npm run bench`, `npm run bench -- --short` in under 4 minutes, or
 * `npm run bench -- NAME` for what matches. Prints a table, writes .output/bench.json, and exits with 1 when a budget is
 * missed. With `--results` what was measured also goes to RESULTS.md beside this file: see there.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { budgetsOf } from './budgets.ts';
import type { Figure } from './figure.ts';
import type { Run } from './results.ts';
import { writeResults } from './results.ts';

const words = process.argv.slice(2);
const wanted = words
  .filter((word) => !['--results', '--short'].includes(word))
  .join(' ')
  .toLowerCase();
const short = words.includes('--short');
const budgets = budgetsOf({ short });
const began = new Date();

for (const target of ['chrome', 'firefox']) {
  const { status, stdout, stderr } = spawnSync('wxt', ['build', '-b', target], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The build failed.\n${stdout}${stderr}`);
}

const figures: Figure[] = [];
for (const { name, measure } of budgets) {
  if (name.toLowerCase().includes(wanted)) figures.push({ name, ...(await measure()) });
}
if (figures.length === 0)
  throw new Error(`Nothing is called "${wanted}". There is: ${budgets.map(({ name }) => name).join('; ')}.`);

console.table(
  Object.fromEntries(
    figures.map(({ name, unit, median, p95, budget, ok }) => [
      name,
      { median: round(median), p95: round(p95), budget, unit, ok: ok ? 'yes' : 'MISSED' },
    ]),
  ),
);
writeFileSync('.output/bench.json', `${JSON.stringify(figures, null, 2)}\n`);
if (words.includes('--results')) {
  const kind: Run['kind'] = figures.length < budgets.length ? 'part' : short ? 'short' : 'whole';
  writeResults(figures, { kind, at: began }, budgetsOf({ short: false }));
}
const minutes = (Date.now() - began.getTime()) / 60_000;
console.log(`${figures.length} of ${budgets.length} figures in ${minutes.toFixed(1)} minutes.`);
process.exitCode = figures.every(({ ok }) => ok) ? 0 : 1;

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
