import * as v from 'valibot';
import type { Family } from '../storage/settingFamily';
import type { Setting } from '../storage/settings';
import { LoggedRequest, MOST_REQUESTS } from './logged';

/** The last requests to Inqud, in places that are used in turn, and how many there were, which tells the next place. */
export const lastRequests: Family<LoggedRequest> = {
  keys: Array.from({ length: MOST_REQUESTS }, (_, place) => `request-${place}`),
  area: 'session',
  schema: LoggedRequest,
};
export const requestCount: Setting<number> = { key: 'requestCount', area: 'session', schema: v.number() };
