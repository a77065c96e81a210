import type { NotificationKind, PendingNotification, StoredCheckout } from '../database';
import { EXPIRES_SOON, SHORT_LIFE } from './schedule';

/** The notifications that a change of a checkout causes, each kind once in the checkout's life. */
export function notificationsOf(
  after: StoredCheckout,
  before: StoredCheckout | null,
  now: number,
): PendingNotification[] {
  return kindsOf(after, before, now)
    .filter((kind) => !after.noticed.includes(kind))
    .map((kind) => ({
      key: `${kind} ${after.id}`,
      kind,
      accountId: after.accountId,
      checkoutId: after.id,
      at: now,
      showingAs: null,
    }));
}

/** That Inqud refused an account's credentials. */
export function pausedNotification(accountId: string, now: number): PendingNotification {
  return {
    key: `paused ${accountId}`,
    kind: 'paused',
    accountId,
    checkoutId: null,
    at: now,
    showingAs: null,
  };
}

function kindsOf(after: StoredCheckout, before: StoredCheckout | null, now: number): NotificationKind[] {
  const became = (status: string) => after.status === status && before !== null && before.status !== status;
  if (became('SUCCESS')) return [after.late ? 'late' : 'paid'];
  if (became('CONFLICT')) return ['conflict'];
  if (became('EXPIRED')) return ['expired'];
  return expiresSoon(after, now) ? ['expiring'] : [];
}

/** Still without a payment, and near its end. */
function expiresSoon({ status, createdAt, expiresAt }: StoredCheckout, now: number): boolean {
  if (expiresAt === null || expiresAt - createdAt <= SHORT_LIFE) return false;
  return ['NEW', 'REQUEST_CREATED'].includes(status) && now < expiresAt && now >= expiresAt - EXPIRES_SOON;
}
