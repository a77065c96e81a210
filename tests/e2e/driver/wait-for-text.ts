import type { Patience } from './types.ts';
import { until } from './until.ts';

/** Waits until `read` gives a text with (or, when `present` is false, without) what is wanted. */
export async function waitForText(
  place: string,
  read: () => Promise<string>,
  wanted: string | RegExp,
  present: boolean,
  patience?: Patience,
): Promise<void> {
  let seen = '';
  const goal = () =>
    `${wanted instanceof RegExp ? wanted : `"${wanted}"`} to ${present ? 'show' : 'go'} in ${place}, which says "${seen.slice(0, 1500)}"`;
  const isRight = async () => {
    seen = await read();
    return has(seen, wanted) === present || undefined;
  };
  await until(goal, isRight, patience);
}

/** Spaces and line breaks count as one space, as they do for a reader. */
function has(text: string, wanted: string | RegExp): boolean {
  const plain = text.replace(/\s+/g, ' ');
  if (wanted instanceof RegExp) return plain.search(wanted) >= 0 || text.search(wanted) >= 0;
  return plain.includes(wanted.replace(/\s+/g, ' '));
}
