import type { Refusal } from '../messaging/answer';
import { refusals } from '../messaging/refusals';
import { readSetting, writeSetting } from '../storage/settings';

/** Counts refused messages for the diagnostics, in memory that the browser empties when it closes. */
export function countRefusals(now: () => number): (why: Refusal) => void {
  // One after the other: two at once would count as one.
  let last = Promise.resolve();
  const count = async (why: Refusal) => {
    const counted = (await readSetting(refusals)) ?? [];
    const { count } = counted.find(({ kind }) => kind === why) ?? { count: 0 };
    const others = counted.filter(({ kind }) => kind !== why);
    await writeSetting(refusals, [...others, { kind: why, count: count + 1, lastAt: now() }]);
  };
  return (why) => {
    last = last.then(() => count(why)).catch(() => {});
  };
}
