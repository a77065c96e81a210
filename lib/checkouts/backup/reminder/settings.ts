import * as v from 'valibot';
import type { Setting } from '../../../storage/settings';

/** When the whole history was last saved or restored here, epoch ms, and how many checkouts it then had. */
const LastCopy = v.object({ at: v.number(), checkouts: v.number() });
export type LastCopy = v.InferOutput<typeof LastCopy>;
export const lastCopy: Setting<LastCopy> = { key: 'lastCopy', area: 'local', schema: LastCopy };

/** Whether to remind of a copy; it is done until somebody switches it off. */
export const remindsOfCopies: Setting<boolean> = { key: 'remindsOfCopies', area: 'local', schema: v.boolean() };

/** Not before this time, epoch ms: somebody said "Later". */
export const remindLater: Setting<number> = { key: 'remindLater', area: 'local', schema: v.number() };
