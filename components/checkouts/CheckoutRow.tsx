import { t } from '@lingui/core/macro';
import { orderName } from '../../lib/checkouts/describe/orderName';
import { isolated, tooltip } from '../../lib/shared/foreignText';
import './CheckoutRow.css';
import type { Account } from '../../lib/accounts/account';
import { accountLabel } from '../../lib/accounts/accountLabel';
import type { Clock } from '../../lib/checkouts/clock';
import type { StoredCheckout } from '../../lib/checkouts/database';
import { shownStatus } from '../../lib/checkouts/describe/shownStatus';
import { askedText, exactTime } from '../../lib/checkouts/describe/text';
import { isFinal } from '../../lib/inqud/status';
import { AccountDot } from '../accounts/AccountDot';
import { useChanged } from '../ui/hooks/useChanged';
import { Checked, StatusAgo, TimeLeft, useStale } from '../ui/Time';
import { CheckoutStatus } from './CheckoutStatus';

/** One checkout on one line, a link to its page. It is marked for two seconds when its status changes. */
export function CheckoutRow(props: {
  checkout: StoredCheckout;
  /** Missing only for an account that was removed by an accident of storage. */
  account: Account | undefined;
  clock: Clock;
  href: string;
  current?: boolean;
  /** Whether the account's name is shown where there is room for it, not only its colour. */
  named?: boolean;
  /** When given, a plain click calls it instead of following the link. */
  onOpen?: (href: string) => void;
}) {
  const { checkout, account, clock } = props;
  const accountName = account && accountLabel(account);
  const checked = exactTime(checkout.answeredAt);
  const { status: shown } = shownStatus(checkout);
  const changed = useChanged(shown);
  const stale = useStale(checkout, clock);
  return (
    <a
      class={`row${changed ? ' row-changed' : ''}`}
      href={props.href}
      aria-current={props.current ? 'true' : undefined}
      onClick={(event) => {
        if (!props.onOpen || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        props.onOpen(props.href);
      }}
    >
      <span class="row-order">
        {account && <AccountDot account={account} />}
        <bdi title={tooltip(checkout.orderId)}>{orderName(checkout)}</bdi>
        {account && <span class="visually-hidden"> {accountName},</span>}
      </span>{' '}
      <span class="row-name soft" title={tooltip(checkout.name)}>
        {props.named && account && (
          <span aria-hidden="true">
            <bdi>{accountName}</bdi>
            {(checkout.by || checkout.name) && ' · '}
          </span>
        )}
        {checkout.by && (
          <span>
            {byText(checkout.by)}
            {checkout.name && ' · '}
          </span>
        )}
        <bdi>{checkout.name}</bdi>
      </span>{' '}
      <span class="row-amount">
        <bdi>{askedText(checkout)}</bdi>
      </span>{' '}
      <span class="row-status">
        <CheckoutStatus checkout={checkout} />
      </span>{' '}
      <span class="row-time soft" title={t`Checked ${checked}`}>
        {stale ? (
          <span class="row-stale">
            <Checked at={checkout.answeredAt} clock={clock} />
          </span>
        ) : !isFinal(shown) && shown !== 'PAYMENT_DETECTED' && checkout.expiresAt !== null ? (
          <TimeLeft until={checkout.expiresAt} clock={clock} />
        ) : (
          <StatusAgo checkout={checkout} clock={clock} />
        )}
        {checkout.nextRefreshAt !== undefined && !stale && (
          <span class="row-checked">
            {' '}
            <Checked at={checkout.answeredAt} clock={clock} />
          </span>
        )}
      </span>
    </a>
  );
}

function byText(by: string): string {
  const name = isolated(by);
  return t`by ${name}`;
}
