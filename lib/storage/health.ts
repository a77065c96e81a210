import * as v from 'valibot';
import type { Setting } from './settings';

/** Set when the browser has lost the stored data, until the user dismisses the notice. */
export const storageLost: Setting<boolean, 'command'> = {
  key: 'storageLost',
  area: 'local',
  schema: v.boolean(),
  writer: 'command',
};

/** Why the background cannot store anything, as text for the user; not set while it can. */
export const storageTrouble: Setting<string, 'page'> = {
  key: 'storageTrouble',
  area: 'session',
  schema: v.string(),
  writer: 'page',
};
