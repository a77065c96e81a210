import * as v from 'valibot';
import type { Setting } from '../storage/settings';
import { BulkRun, Going, RunCommand } from './row';

/**
 * The checkouts that are being created from a table, which page stored them last, and how it goes on with them: null
 * when it has stopped. Gone when the browser closes.
 */
const StoredRun = v.object({ by: v.string(), run: BulkRun, going: v.nullable(Going) });
export const bulkRun: Setting<v.InferOutput<typeof StoredRun>> = { key: 'manyRun', area: 'session', schema: StoredRun };

/** What was asked last of the page that creates them, from another one, and when, epoch ms. */
const BulkCommand = v.object({ wish: RunCommand, at: v.number() });
export const bulkCommand: Setting<v.InferOutput<typeof BulkCommand>> = {
  key: 'manyWish',
  area: 'session',
  schema: BulkCommand,
};
