import * as v from 'valibot';
import type { Setting } from '../storage/settings';
import { Going, ManyRun, Wish } from './row';

/**
 * The checkouts that are being created from a table, which page stored them last, and how it goes on with them: null
 * when it has stopped. Gone when the browser closes.
 */
const StoredRun = v.object({ by: v.string(), run: ManyRun, going: v.nullable(Going) });
export const manyRun: Setting<v.InferOutput<typeof StoredRun>> = { key: 'manyRun', area: 'session', schema: StoredRun };

/** What was asked last of the page that creates them, from another one, and when, epoch ms. */
const ManyWish = v.object({ wish: Wish, at: v.number() });
export const manyWish: Setting<v.InferOutput<typeof ManyWish>> = { key: 'manyWish', area: 'session', schema: ManyWish };
