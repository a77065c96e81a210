import * as v from 'valibot';
import type { Setting } from '../storage/settings';

/** Messages that were refused since the browser started: how many of each kind, and when the last one came. */
const Refusals = v.array(v.object({ kind: v.string(), count: v.number(), lastAt: v.number() }));
export type Refusals = v.InferOutput<typeof Refusals>;
export const refusals: Setting<Refusals, 'background'> = {
  key: 'refusals',
  area: 'session',
  schema: Refusals,
  writer: 'background',
};
