/** One measured figure. `ok` compares the median with its budget, where it has one. */
export type Figure = { name: string; unit: string; median: number; p95: number; budget: number | null; ok: boolean };

/** The whole bench takes half an hour. The short one looks at fewer rows, less often, and waits for no alarm: under 4 minutes. */
export type Form = { short: boolean };

/** What is measured, under the name that `npm run bench -- NAME` finds. */
export type Budget = { name: string; measure: () => Promise<Omit<Figure, 'name'>> };

/** The figure of many samples of the same thing. */
export function figureOf(samples: number[], unit: string, budget: number | null): Omit<Figure, 'name'> {
  if (samples.length === 0) throw new Error('Nothing was measured.');
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  const median = at(0.5);
  return { unit, median, p95: at(0.95), budget, ok: budget === null || median <= budget };
}

/** Does the work when it is first asked for, and gives its result from then on. */
export function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    result ??= work();
    return result;
  };
}
