import { msg } from '@lingui/core/macro';

/** How old checkouts are that are archived or deleted: in days, never fewer than the words say. */
export const AGES = [
  [90, msg`90 days ago`],
  [184, msg`6 months ago`],
  [366, msg`1 year ago`],
  [731, msg`2 years ago`],
] as const;
