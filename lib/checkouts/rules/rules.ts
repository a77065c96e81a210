import type { StoredCheckout } from '../database';
import type { Rules } from '../recordAnswer';
import { withAttention } from './attention';
import { notificationsOf } from './notifications';
import { nextRefresh } from './schedule';

/** All that follows from an answer of Inqud's. */
export const applyRules: Rules = (after, before, now) => {
  const notices = notificationsOf(after, before, now);
  const noticed = [...after.noticed, ...notices.map(({ kind }) => kind)];
  return { checkout: withAttention(dueAt({ ...after, noticed }, nextRefresh(after)), now), notices };
};

/** The checkout with its next refresh; the property is absent for never. */
export function dueAt(checkout: StoredCheckout, next: number | null): StoredCheckout {
  const { nextRefreshAt: _, ...rest } = checkout;
  return next === null ? rest : { ...rest, nextRefreshAt: next };
}
