import * as v from 'valibot';
import type { Family } from '../storage/settingFamily';
import type { Setting } from '../storage/settings';
import { LoggedRequest, MOST_REQUESTS } from './logged';

/** The last requests to Inqud as a ring buffer, and their total number, which gives the next slot. */
export const lastRequests: Family<LoggedRequest> = {
  keys: Array.from({ length: MOST_REQUESTS }, (_, slot) => `request-${slot}`),
  area: 'session',
  schema: LoggedRequest,
  writer: 'background',
};
export const requestCount: Setting<number, 'background'> = {
  key: 'requestCount',
  area: 'session',
  schema: v.number(),
  writer: 'background',
};
