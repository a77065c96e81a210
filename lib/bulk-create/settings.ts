import * as v from 'valibot';
import type { Setting } from '../storage/settings';
import { BulkRun, Going, RunCommand } from './row';

/**
 * The bulk creation, which page stored it last, and the progress in that page: null
 * when it has stopped. Gone when the browser closes.
 */
const StoredRun = v.object({ by: v.string(), run: BulkRun, going: v.nullable(Going) });
export const bulkRun: Setting<v.InferOutput<typeof StoredRun>, 'page'> = {
  key: 'manyRun',
  area: 'session',
  schema: StoredRun,
  writer: 'page',
};

/** The last command from another page to the page that sends, and when it was given, epoch ms. */
const BulkCommand = v.object({ wish: RunCommand, at: v.number() });
export const bulkCommand: Setting<v.InferOutput<typeof BulkCommand>, 'page'> = {
  key: 'manyWish',
  area: 'session',
  schema: BulkCommand,
  writer: 'page',
};
