import * as v from 'valibot';
import type { Setting } from './settings';

/** Set when the browser has lost what was stored, until a person has read that. */
export const storageLost: Setting<boolean> = { key: 'storageLost', area: 'local', schema: v.boolean() };

/** What keeps the background from storing, in words for a person; not set while it stores. */
export const storageTrouble: Setting<string> = { key: 'storageTrouble', area: 'session', schema: v.string() };
