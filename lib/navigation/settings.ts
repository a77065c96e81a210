import * as v from 'valibot';
import type { Setting } from '../storage/settings';

/** Whether single-character shortcuts are on (WCAG 2.1.4); on by default. */
export const letterKeys: Setting<boolean, 'command'> = {
  key: 'letterKeys',
  area: 'local',
  schema: v.boolean(),
  writer: 'command',
};

/** The codes of the quick actions that were used last, the newest first. None is of the history. */
export const recentActions: Setting<string[], 'page'> = {
  key: 'recentActions',
  area: 'local',
  schema: v.array(v.string()),
  writer: 'page',
};
