/** One measured budget. `ok` compares the median with it. */
export type Figure = { name: string; unit: string; median: number; p95: number; budget: number; ok: boolean };

/** What is measured, under the name that `npm run bench -- NAME` finds. */
export type Budget = { name: string; measure: () => Promise<Omit<Figure, 'name'>> };

/** The figure of many samples of the same thing. */
export function figureOf(samples: number[], unit: string, budget: number): Omit<Figure, 'name'> {
  if (samples.length === 0) throw new Error('Nothing was measured.');
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  const median = at(0.5);
  return { unit, median, p95: at(0.95), budget, ok: median <= budget };
}
