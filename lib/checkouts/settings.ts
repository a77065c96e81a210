import * as v from 'valibot';
import type { Setting } from '../storage/settings';

/** How far Inqud's clock is ahead of this computer's, ms. */
export const clockOffset: Setting<number, 'background'> = {
  key: 'clockOffset',
  area: 'local',
  schema: v.number(),
  writer: 'background',
};
