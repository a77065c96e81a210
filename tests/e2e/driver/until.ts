import type { Patience } from './types.ts';

const PATIENCE_MS = 20_000;
const PAUSE_MS = 40;

/**
 * Asks again and again until the answer is not undefined, and gives it back. An error counts as "not yet":
 * documents are replaced under the driver all the time. When time is up, throws with what was wanted and the last obstacle.
 */
export async function until<T>(
  wanted: string | (() => string),
  ask: () => Promise<T | undefined>,
  { timeout = PATIENCE_MS }: Patience = {},
): Promise<T> {
  const deadline = Date.now() + timeout;
  let obstacle: unknown;
  do {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
      obstacle = undefined;
    } catch (error) {
      obstacle = error;
    }
    await new Promise((resume) => setTimeout(resume, PAUSE_MS));
  } while (Date.now() < deadline);
  const what = typeof wanted === 'string' ? wanted : wanted();
  const why = obstacle instanceof Error ? `: ${obstacle.message}` : '';
  throw new Error(`Waited ${timeout} ms for ${what}${why}`, { cause: obstacle });
}
