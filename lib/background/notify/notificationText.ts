import { MOST_NOTICES } from '../../checkouts/bounds';
import type { NotificationKind, PendingNotification, StoredCheckout } from '../../checkouts/database';
import { orderWords } from '../../checkouts/describe/orderName';
import { askedText, shortfallText } from '../../checkouts/describe/text';
import { countText, numberText, tallyText } from '../../shared/countText';
import { isolated } from '../../shared/foreignText';

/** Characters of three amounts and what stands between them. */
const LONGEST_AMOUNTS = 160;

const TITLES: Record<NotificationKind, string> = {
  paid: 'Paid',
  late: 'Paid late',
  conflict: 'Conflict',
  expired: 'Expired',
  expiring: 'Expires soon',
  paused: 'Account paused',
};

/** One event as a notification; `account` is its name. */
export function notificationText(
  kind: NotificationKind,
  checkout: StoredCheckout | null,
  account: string | null,
): { title: string; message: string } {
  const shop = account === null ? '' : ` · ${isolated(account)}`;
  if (!checkout) {
    return {
      title: `${TITLES[kind]}${shop}`,
      message: 'Inqud refused its API token. Its checkouts are not refreshed.',
    };
  }
  // Amounts have a coin that Inqud names.
  const shortfall = kind === 'conflict' ? shortfallText(checkout) : null;
  return {
    title: `${TITLES[kind]}: ${orderWords(checkout, isolated)}${shop}`,
    message:
      (shortfall && isolated(shortfall, LONGEST_AMOUNTS)) ??
      [isolated(askedText(checkout)), checkout.name === null ? '' : isolated(checkout.name)]
        .filter(Boolean)
        .join(' · '),
  };
}

/** Several events as one: "3 paid, 1 expired". */
export function severalText(pending: PendingNotification[]): { title: string; message: string } {
  const message = tallyText(pending.map(({ kind }) => TITLES[kind].toLowerCase()));
  const title =
    pending.length < MOST_NOTICES
      ? countText(pending.length, 'change')
      : `At least ${numberText(MOST_NOTICES)} changes`;
  return { title, message };
}

/** Any number of events while the lock hides what they are about. */
export function hiddenText(count: number): { title: string; message: string } {
  const message = count === 1 ? '1 change. Unlock to see it.' : `${count} changes. Unlock to see them.`;
  return { title: 'Checkout Desk', message };
}
