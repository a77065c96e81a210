import { allowFrame } from '../../lib/widget/frameRule';
import type { Way } from '../../lib/widget/panelState';

let learnt: Way = 'script';

/** The way that the panel tries first. Headers that forbid one do not change from one checkout to the next. */
export function firstWay(): Way {
  return learnt;
}

/** Learns a way that works. Where frames can be allowed, nothing but a broken connection is in the way of the first. */
export function learnWay(way: Way): void {
  if (allowFrame() === null) learnt = way;
}

export function forgetWay(): void {
  learnt = 'script';
}
