import * as v from 'valibot';
import type { Setting } from '../storage/settings';

/** The codes of the quick actions that were used last, the newest first. None is of the history. */
export const recentActions: Setting<string[], 'page'> = {
  key: 'recentActions',
  area: 'local',
  schema: v.array(v.string()),
  writer: 'page',
};
