import { msg, plural, t } from '@lingui/core/macro';
import { MOST_NOTICES } from '../../checkouts/bounds';
import type { NotificationKind, PendingNotification, StoredCheckout } from '../../checkouts/database';
import { listText } from '../../checkouts/describe/listText';
import { orderWords } from '../../checkouts/describe/orderName';
import { shortfallText } from '../../checkouts/describe/shortfall';
import { askedText } from '../../checkouts/describe/text';
import type { Message } from '../../language/i18n';
import { i18n } from '../../language/i18n';
import { isolated } from '../../shared/foreignText';

/** So many accounts are named in one notification. */
const NAMED = 3;
/** Characters of three amounts and what stands between them. */
const LONGEST_AMOUNTS = 160;

const TITLES: Record<NotificationKind, Message> = {
  paid: msg({ message: 'Paid', context: 'status' }),
  late: msg`Paid late`,
  conflict: msg({ message: 'Conflict', context: 'status' }),
  expired: msg({ message: 'Expired', context: 'status' }),
  expiring: msg`Expires soon`,
  paused: msg`Account paused`,
};

/** What is said of several events of one kind. */
const COUNTS: Record<NotificationKind, (count: number) => string> = {
  paid: (count) => plural(count, { one: '# paid', other: '# paid' }),
  late: (count) => plural(count, { one: '# paid late', other: '# paid late' }),
  conflict: (count) => plural(count, { one: '# conflict', other: '# conflicts' }),
  expired: (count) => plural(count, { one: '# expired', other: '# expired' }),
  expiring: (count) => plural(count, { one: '# expires soon', other: '# expire soon' }),
  paused: (count) => plural(count, { one: '# account paused', other: '# accounts paused' }),
};

/** One event as a notification; `account` is its name. */
export function notificationText(
  kind: NotificationKind,
  checkout: StoredCheckout | null,
  account: string | null,
): { title: string; message: string } {
  const shop = account === null ? '' : ` · ${isolated(account)}`;
  const event = i18n._(TITLES[kind]);
  if (!checkout) {
    return {
      title: `${event}${shop}`,
      message: t`Inqud rejected this account’s API token. Its checkouts aren’t updating.`,
    };
  }
  // Amounts have a coin that Inqud names.
  const shortfall = kind === 'conflict' ? shortfallText(checkout) : null;
  const order = orderWords(checkout, isolated);
  const title = t({ message: `${event}: ${order}`, comment: '“Paid: order 10482”' });
  return {
    title: `${title}${shop}`,
    message:
      (shortfall && isolated(shortfall, LONGEST_AMOUNTS)) ??
      [isolated(askedText(checkout)), checkout.name === null ? '' : isolated(checkout.name)]
        .filter(Boolean)
        .join(' · '),
  };
}

/**
 * Several events as one: "3 paid, 1 expired"; with the names of several accounts a line for each, as many as are seen of a
 * notification.
 */
export function severalText(
  pending: PendingNotification[],
  names: ReadonlyMap<string, string> | null = null,
): { title: string; message: string } {
  const count = pending.length;
  const title =
    count < MOST_NOTICES
      ? plural(count, { one: '# change', other: '# changes' })
      : plural(MOST_NOTICES, { one: 'At least # change', other: 'At least # changes' });
  const byAccount = [...Map.groupBy(pending, ({ accountId }) => accountId)];
  const [one] = byAccount;
  if (names === null || !one) return { title, message: countsText(pending) };
  const nameOf = (id: string) => isolated(names.get(id) ?? t`another account`);
  if (byAccount.length === 1) return { title: `${title} · ${nameOf(one[0])}`, message: countsText(pending) };
  const mostFirst = byAccount.toSorted(([, a], [, b]) => b.length - a.length);
  const lines = mostFirst.slice(0, NAMED).map(([id, all]) => accountText(nameOf(id), countsText(all)));
  const rest = mostFirst.slice(NAMED).flatMap(([, all]) => all).length;
  if (rest > 0) lines.push(plural(rest, { one: '# in other accounts', other: '# in other accounts' }));
  return { title, message: lines.join('\n') };
}

function countsText(pending: PendingNotification[]): string {
  const counts = Map.groupBy(pending, ({ kind }) => kind);
  return listText(Array.from(counts, ([kind, all]) => COUNTS[kind](all.length)));
}

const accountText = (account: string, changes: string) =>
  t({ message: `${account}: ${changes}`, comment: 'The name of an account, and a list such as “3 paid, 1 expired”' });

/** Any number of events while the lock hides what they are about. */
export function hiddenText(count: number): { title: string; message: string } {
  const message = plural(count, {
    one: '# change. Unlock to see it.',
    other: '# changes. Unlock to see them.',
  });
  return { title: 'Checkout Desk', message };
}
