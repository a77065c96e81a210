import * as v from 'valibot';
import type { Setting } from '../storage/settings';

/** Whether single-character shortcuts are on (WCAG 2.1.4); on by default. */
export const letterKeys: Setting<boolean, 'command'> = {
  key: 'letterKeys',
  area: 'local',
  schema: v.boolean(),
  writer: 'command',
};
