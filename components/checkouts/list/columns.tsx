import type { ComponentChildren } from 'preact';
import type { Account } from '../../../lib/accounts/account';
import type { Clock } from '../../../lib/checkouts/clock';
import type { StoredCheckout } from '../../../lib/checkouts/database';
import { coinText } from '../../../lib/checkouts/describe/detailText';
import { orderName } from '../../../lib/checkouts/describe/orderName';
import { shownStatus } from '../../../lib/checkouts/describe/shownStatus';
import { askedText, JUST_NOW, moneyText } from '../../../lib/checkouts/describe/text';
import { isFinal } from '../../../lib/inqud/status';
import type { Column } from '../../../lib/search/columns';
import type { Sort } from '../../../lib/search/order';
import { tooltip } from '../../../lib/shared/foreignText';
import { AccountDot } from '../../accounts/AccountDot';
import { Ago, Checked, DayTime, StatusAgo, TimeLeft } from '../../ui/Time';
import { CheckoutStatus } from '../CheckoutStatus';

type Row = { checkout: StoredCheckout; account: Account | undefined; named: boolean; clock: Clock; stale: boolean };

/** How each column is called, how wide it is, what it can be sorted by, and what it shows of a checkout. */
export const COLUMN: Record<
  Column,
  { title: string; width: string; sort?: Sort['by']; end?: true; cell: (row: Row) => ComponentChildren }
> = {
  order: {
    title: 'Order ID',
    width: 'fit-content(220px)',
    cell: ({ checkout, account }) => (
      <>
        {account && <AccountDot account={account} />}
        <bdi title={tooltip(checkout.orderId)}>{orderName(checkout)}</bdi>
        {account && <span class="visually-hidden"> {nameOf(account)},</span>}
      </>
    ),
  },
  name: {
    title: 'Name',
    width: 'minmax(96px, 1fr)',
    cell: ({ checkout, account, named }) => (
      <>
        {named && account && (
          <span aria-hidden="true">
            <bdi>{nameOf(account)}</bdi>
            {checkout.name && ' · '}
          </span>
        )}
        <bdi>{checkout.name}</bdi>
      </>
    ),
  },
  account: {
    title: 'Account',
    width: 'minmax(72px, 1fr)',
    cell: ({ account }) => account && <bdi aria-hidden="true">{nameOf(account)}</bdi>,
  },
  amount: {
    title: 'Amount',
    width: 'fit-content(240px)',
    sort: 'amount',
    end: true,
    cell: ({ checkout }) => askedText(checkout),
  },
  status: {
    title: 'Status',
    width: 'fit-content(200px)',
    cell: ({ checkout }) => <CheckoutStatus checkout={checkout} />,
  },
  time: { title: 'Left or since', width: 'max-content', end: true, cell: (row) => <Since {...row} /> },
  created: {
    title: 'Created',
    width: 'max-content',
    sort: 'created',
    end: true,
    cell: ({ checkout, clock }) => <DayTime at={checkout.createdAt} clock={clock} />,
  },
  updated: {
    title: 'Status since',
    width: 'max-content',
    sort: 'updated',
    end: true,
    cell: ({ checkout, clock }) => <StatusAgo checkout={checkout} clock={clock} />,
  },
  expires: {
    title: 'Expires',
    width: 'max-content',
    sort: 'expires',
    end: true,
    cell: ({ checkout: { expiresAt }, clock }) => (expiresAt === null ? '–' : <End at={expiresAt} clock={clock} />),
  },
  coin: {
    title: 'Coin',
    width: 'max-content',
    cell: ({ checkout: { request } }) => request?.currency && coinText(request.currency, null),
  },
  network: {
    title: 'Network',
    width: 'max-content',
    cell: ({ checkout: { request } }) => request?.blockchain,
  },
  paid: {
    title: 'Paid',
    width: 'max-content',
    end: true,
    cell: ({ checkout: { request } }) =>
      request?.paidAmount && request.currency && moneyText({ amount: request.paidAmount, currency: request.currency }),
  },
  tags: {
    title: 'Tags',
    width: 'minmax(72px, 1fr)',
    cell: ({ checkout }) =>
      checkout.tags.map((tag) => (
        <span key={tag}>
          <bdi class="tag">{tag}</bdi>{' '}
        </span>
      )),
  },
  note: {
    title: 'Note',
    width: 'minmax(96px, 1fr)',
    cell: ({ checkout }) => <bdi title={tooltip(checkout.note)}>{checkout.note}</bdi>,
  },
};

function nameOf({ label, removed }: Account): string {
  return removed ? `${label} (removed)` : label;
}

/** How long until the end, or since. A component, so that only it is made anew each second. */
function End({ at, clock }: { at: number; clock: Clock }) {
  if (at > clock.value) return <TimeLeft until={at} clock={clock} />;
  return (
    <>
      <Ago at={at} clock={clock} />
      {clock.value - at >= JUST_NOW && ' ago'}
    </>
  );
}

function Since({ checkout, clock, stale }: Row) {
  const { status } = shownStatus(checkout);
  if (stale) {
    return (
      <span class="row-stale">
        <Checked at={checkout.answeredAt} clock={clock} />
      </span>
    );
  }
  return (
    <>
      {!isFinal(status) && status !== 'PAYMENT_DETECTED' && checkout.expiresAt !== null ? (
        <TimeLeft until={checkout.expiresAt} clock={clock} />
      ) : (
        <StatusAgo checkout={checkout} clock={clock} />
      )}
    </>
  );
}
