import { msg } from '@lingui/core/macro';
import type { ComponentChildren } from 'preact';
import type { Account } from '../../../lib/accounts/account';
import { accountLabel } from '../../../lib/accounts/accountLabel';
import type { Clock } from '../../../lib/checkouts/clock';
import type { StoredCheckout } from '../../../lib/checkouts/database';
import { coinText } from '../../../lib/checkouts/describe/detailText';
import { orderName } from '../../../lib/checkouts/describe/orderName';
import { shownStatus } from '../../../lib/checkouts/describe/shownStatus';
import { askedText, exactTime, moneyText } from '../../../lib/checkouts/describe/text';
import { isDemo } from '../../../lib/demo/identity';
import { isFinal } from '../../../lib/inqud/status';
import type { Message } from '../../../lib/language/i18n';
import type { Column } from '../../../lib/search/columns';
import type { Sort } from '../../../lib/search/order';
import { tooltip } from '../../../lib/shared/foreignText';
import { AccountDot } from '../../accounts/AccountDot';
import { DemoBadge } from '../../demo/DemoBadge';
import { Checked, DayTime, Past, StatusAgo, TimeLeft } from '../../ui/Time';
import { CheckoutStatus } from '../CheckoutStatus';
import { exactSince } from './exactSince';

/** What a cell is drawn from. */
export type Row = {
  checkout: StoredCheckout;
  account: Account | undefined;
  named: boolean;
  clock: Clock;
  stale: boolean;
};

/** How each column is called, how wide it is, what it can be sorted by, and what it shows of a checkout. */
export const COLUMN: Record<
  Column,
  {
    title: Message;
    width: string;
    sort?: Sort['by'];
    sortTitle?: Message;
    end?: true;
    cell: (row: Row) => ComponentChildren;
    /** The exact time, where the cell shows one that is not; null where it shows none. */
    exact?: (row: Row) => string | null;
  }
> = {
  order: {
    title: msg`Order ID`,
    width: 'fit-content(220px)',
    cell: ({ checkout, account }) => (
      <>
        {account && <AccountDot account={account} />}
        <bdi title={tooltip(checkout.orderId)}>{orderName(checkout)}</bdi>
        {isDemo(checkout.id) && <DemoBadge />}
        {account && <span class="visually-hidden"> {accountLabel(account)},</span>}
      </>
    ),
  },
  name: {
    title: msg`Name`,
    width: 'minmax(96px, 1fr)',
    cell: ({ checkout, account, named }) => (
      <>
        {named && account && (
          <span aria-hidden="true">
            <bdi>{accountLabel(account)}</bdi>
            {checkout.name && ' · '}
          </span>
        )}
        <bdi>{checkout.name}</bdi>
      </>
    ),
  },
  account: {
    title: msg`Account`,
    width: 'minmax(72px, 1fr)',
    cell: ({ account }) => account && <bdi aria-hidden="true">{accountLabel(account)}</bdi>,
  },
  amount: {
    title: msg`Amount`,
    width: 'fit-content(240px)',
    sort: 'amount',
    sortTitle: msg`Sort by amount`,
    end: true,
    cell: ({ checkout }) => <bdi>{askedText(checkout)}</bdi>,
  },
  status: {
    title: msg({ message: 'Status', context: 'column' }),
    width: 'fit-content(200px)',
    cell: ({ checkout }) => <CheckoutStatus checkout={checkout} />,
  },
  time: {
    title: msg({
      message: 'Time',
      context: 'column',
      comment: 'How much time is left, or since when the status is so',
    }),
    width: 'max-content',
    end: true,
    cell: (row) => <Since {...row} />,
    exact: (row) => {
      const { checkout } = row;
      if (row.stale) return exactTime(checkout.answeredAt);
      return isRunning(checkout) ? exactTime(checkout.expiresAt) : exactSince(checkout);
    },
  },
  created: {
    title: msg({ message: 'Created', context: 'column' }),
    width: 'max-content',
    sort: 'created',
    sortTitle: msg`Sort by when it was created`,
    end: true,
    cell: ({ checkout, clock }) => <DayTime at={checkout.createdAt} clock={clock} />,
    exact: ({ checkout }) => exactTime(checkout.createdAt),
  },
  updated: {
    title: msg`Status since`,
    width: 'max-content',
    sort: 'updated',
    sortTitle: msg`Sort by when the status changed`,
    end: true,
    cell: ({ checkout, clock }) => <StatusAgo checkout={checkout} clock={clock} />,
    exact: ({ checkout }) => exactSince(checkout),
  },
  expires: {
    title: msg({ message: 'Expires', context: 'column' }),
    width: 'max-content',
    sort: 'expires',
    sortTitle: msg`Sort by when it expires`,
    end: true,
    cell: ({ checkout: { expiresAt }, clock }) => (expiresAt === null ? '–' : <End at={expiresAt} clock={clock} />),
    exact: ({ checkout: { expiresAt } }) => (expiresAt === null ? null : exactTime(expiresAt)),
  },
  coin: {
    title: msg`Coin`,
    width: 'max-content',
    cell: ({ checkout: { request } }) => request?.currency && coinText(request.currency, null),
  },
  network: {
    title: msg`Network`,
    width: 'max-content',
    cell: ({ checkout: { request } }) => request?.blockchain,
  },
  paid: {
    title: msg({ message: 'Paid', context: 'amount' }),
    width: 'max-content',
    end: true,
    cell: ({ checkout: { request } }) =>
      request?.paidAmount &&
      request.currency && <bdi>{moneyText({ amount: request.paidAmount, currency: request.currency })}</bdi>,
  },
  tags: {
    title: msg`Tags`,
    width: 'minmax(72px, 1fr)',
    cell: ({ checkout }) =>
      checkout.tags.map((tag) => (
        <span key={tag}>
          <bdi class="tag">{tag}</bdi>{' '}
        </span>
      )),
  },
  note: {
    title: msg({ message: 'Note', context: 'noun' }),
    width: 'minmax(96px, 1fr)',
    cell: ({ checkout }) => <bdi title={tooltip(checkout.note)}>{checkout.note}</bdi>,
  },
};

/** How long until the end, or since. A component, so that only it is made anew each second. */
function End({ at, clock }: { at: number; clock: Clock }) {
  if (at > clock.value) return <TimeLeft until={at} clock={clock} />;
  return <Past at={at} clock={clock} />;
}

function Since({ checkout, clock, stale }: Row) {
  if (stale) {
    return (
      <span class="row-stale">
        <Checked at={checkout.answeredAt} clock={clock} />
      </span>
    );
  }
  return isRunning(checkout) ? (
    <TimeLeft until={checkout.expiresAt} clock={clock} />
  ) : (
    <StatusAgo checkout={checkout} clock={clock} />
  );
}

/** Whether it matters how much time is left to pay. */
function isRunning(checkout: StoredCheckout): checkout is StoredCheckout & { expiresAt: number } {
  const { status } = shownStatus(checkout);
  return !isFinal(status) && status !== 'PAYMENT_DETECTED' && checkout.expiresAt !== null;
}
