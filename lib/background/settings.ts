import * as v from 'valibot';
import type { Setting } from '../storage/settings';

/** Set while everything is being erased, so that what a closed browser interrupted is finished. */
export const erasing: Setting<boolean, 'background'> = {
  key: 'erasing',
  area: 'local',
  schema: v.boolean(),
  writer: 'background',
};
