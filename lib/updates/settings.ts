import * as v from 'valibot';
import type { Setting } from '../storage/settings';

/** The version of an update that waits to be installed. */
export const updateReady: Setting<string, 'background'> = {
  key: 'updateReady',
  area: 'session',
  schema: v.string(),
  writer: 'background',
};

/** The version that was installed, until a person has seen what is new in it. */
export const unseenUpdate: Setting<string, 'page'> = {
  key: 'unseenUpdate',
  area: 'session',
  schema: v.string(),
  writer: 'page',
};

/** The hash of the desk that an update closed, to open it again. */
export const reopenDesk: Setting<string, 'background'> = {
  key: 'reopenDesk',
  area: 'local',
  schema: v.string(),
  writer: 'background',
};
