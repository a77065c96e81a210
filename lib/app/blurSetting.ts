import * as v from 'valibot';

/** Whether private details are blurred; not set for no. */
export const privacyBlur = { key: 'privacyBlur', area: 'local', writer: 'page', schema: v.boolean() } as const;
