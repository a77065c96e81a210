import * as v from 'valibot';

/** Set when the browser has lost the stored data, until the user dismisses the notice. */
export const storageLost = { key: 'storageLost', area: 'outside', schema: v.boolean() } as const;

/** Whether there were accounts when it was last looked at. */
export const hasAccounts = { key: 'hasAccounts', area: 'outside', schema: v.boolean() } as const;

/** Why the background cannot store anything, as text for the user; not set while it can. */
export const storageTrouble = { key: 'storageTrouble', area: 'session', schema: v.string() } as const;
