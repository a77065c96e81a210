import * as v from 'valibot';
import type { Setting } from '../../../storage/settings';

/** When the whole history was last saved or restored here, epoch ms, and how many checkouts it then had. */
const LastCopy = v.object({ at: v.number(), checkouts: v.number() });
export type LastCopy = v.InferOutput<typeof LastCopy>;
export const lastCopy: Setting<LastCopy, 'command'> = {
  key: 'lastCopy',
  area: 'local',
  schema: LastCopy,
  writer: 'command',
};

/** Whether to remind of a copy; it is done until somebody switches it off. */
export const remindsOfCopies: Setting<boolean, 'command'> = {
  key: 'remindsOfCopies',
  area: 'local',
  schema: v.boolean(),
  writer: 'command',
};

/** Not before this time, epoch ms: somebody said "Later". */
export const remindLater: Setting<number, 'command'> = {
  key: 'remindLater',
  area: 'local',
  schema: v.number(),
  writer: 'command',
};
