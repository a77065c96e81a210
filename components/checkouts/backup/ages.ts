import { msg } from '@lingui/core/macro';

/** How old checkouts are that are archived or deleted: in days, never fewer than the words say. */
export const AGES = [
  [90, msg`More than 90 days`],
  [184, msg`More than 6 months`],
  [366, msg`More than 1 year`],
  [731, msg`More than 2 years`],
] as const;
