import type { Patience } from './types.ts';

const PATIENCE_MS = 30_000;
/** Short at first, for what is there in a moment; longer for what takes long, because asking costs time, too. */
const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 150;

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
  let pause = FIRST_PAUSE_MS;
  do {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
      obstacle = undefined;
    } catch (error) {
      obstacle = error;
    }
    await new Promise((resume) => setTimeout(resume, pause));
    pause = Math.min(1.25 * pause, LONGEST_PAUSE_MS);
  } while (Date.now() < deadline);
  const what = typeof wanted === 'string' ? wanted : wanted();
  const why = obstacle instanceof Error ? `: ${obstacle.message}` : '';
  throw new Error(`Waited ${timeout} ms for ${what}${why}`, { cause: obstacle });
}
