/**
 * Measures the budgets on the production build: `npm run bench`, or `npm run bench -- NAME` for what matches. Prints a
 * table, writes .output/bench.json, and exits with 1 when a budget is missed. With `--results` what was measured also goes
 * to RESULTS.md beside this file, with the machine and the date; what was not measured stays there as it was.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { BUDGETS } from './budgets.ts';
import type { Figure } from './figure.ts';
import { writeResults } from './results.ts';

const words = process.argv.slice(2);
const wanted = words
  .filter((word) => word !== '--results')
  .join(' ')
  .toLowerCase();

for (const target of ['chrome', 'firefox']) {
  const { status, stdout, stderr } = spawnSync('wxt', ['build', '-b', target], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The build failed.\n${stdout}${stderr}`);
}

const figures: Figure[] = [];
for (const { name, measure } of BUDGETS) {
  if (name.toLowerCase().includes(wanted)) figures.push({ name, ...(await measure()) });
}
if (figures.length === 0)
  throw new Error(`Nothing is called "${wanted}". There is: ${BUDGETS.map(({ name }) => name).join('; ')}.`);

console.table(
  Object.fromEntries(
    figures.map(({ name, unit, median, p95, budget, ok }) => [
      name,
      { median: round(median), p95: round(p95), budget, unit, ok: ok ? 'yes' : 'MISSED' },
    ]),
  ),
);
writeFileSync('.output/bench.json', `${JSON.stringify(figures, null, 2)}\n`);
if (words.includes('--results')) writeResults(figures);
process.exitCode = figures.every(({ ok }) => ok) ? 0 : 1;

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
