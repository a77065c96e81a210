import * as v from 'valibot';
import type { Setting } from '../storage/settings';

/** Whether one letter, digit or sign alone is a key (WCAG 2.1.4); they are until somebody says no. */
export const letterKeys: Setting<boolean> = { key: 'letterKeys', area: 'local', schema: v.boolean() };
