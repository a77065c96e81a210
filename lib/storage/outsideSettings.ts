import * as v from 'valibot';

/** What must outlive the databases. Without the type of a setting, whose file needs these keys in the end. */

/** Whether there were accounts when it was last looked at. */
export const hasAccounts = {
  key: 'hasAccounts',
  area: 'outside',
  schema: v.boolean(),
  writer: 'background',
} as const;

/** Set when the browser has lost the stored data, until the user dismisses the notice. */
export const storageLost = { key: 'storageLost', area: 'outside', schema: v.boolean(), writer: 'command' } as const;
