import * as v from 'valibot';

/** Whether private details are blurred; not set for no. */
export const privacyBlur = { key: 'privacyBlur', area: 'local', writer: 'page', schema: v.boolean() } as const;

/** The key of `localStorage` under which `entrypoints/popup-preload.ts` finds that nothing is blurred, by the value "0". */
export const BLUR_MIRROR = 'blurred';
