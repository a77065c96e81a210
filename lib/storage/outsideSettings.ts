import * as v from 'valibot';
import { OUTSIDE } from './outsideKeys';

/** What must outlive the databases. Without the type of a setting, whose file needs these keys in the end. */

/** Whether there were accounts when it was last looked at. */
export const hasAccounts = {
  key: OUTSIDE.hasAccounts,
  area: 'outside',
  schema: v.boolean(),
  writer: 'background',
} as const;

/** Set when the browser has lost the stored data, until the user dismisses the notice. */
export const storageLost = {
  key: OUTSIDE.storageLost,
  area: 'outside',
  schema: v.boolean(),
  writer: 'command',
} as const;

/** How many of the last copies are named. */
export const MOST_NAMED = 5;

const SavedCopy = v.object({
  /** Epoch ms. */
  at: v.number(),
  checkouts: v.number(),
  /** Of the file, below the downloads. */
  name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(300)),
});
export type SavedCopy = v.InferOutput<typeof SavedCopy>;

/** The last copies that were saved, the newest first: whoever has lost the rest finds them by these names. */
export const savedCopies = {
  key: OUTSIDE.savedCopies,
  area: 'outside',
  schema: v.pipe(v.array(SavedCopy), v.maxLength(MOST_NAMED)),
  writer: 'command',
} as const;
