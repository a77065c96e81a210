import * as v from 'valibot';
import type { Setting } from '../storage/settings';

/** The version of an update that waits to be installed. */
export const updateReady: Setting<string> = { key: 'updateReady', area: 'session', schema: v.string() };

/** The hash of the desk that an update closed, to open it again. */
export const reopenDesk: Setting<string> = { key: 'reopenDesk', area: 'local', schema: v.string() };
