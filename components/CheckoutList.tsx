import './CheckoutList.css';
import type { Account } from '../lib/accounts/account';
import type { PendingCreate, StoredCheckout } from '../lib/history/database';
import type { Replies } from '../lib/messaging';
import { AccountDot } from './AccountDot';
import { CheckoutRow } from './CheckoutRow';
import { PendingRow } from './PendingRow';
import type { Clock } from './Time';

/** The desk's list, newest first, with what has no answer yet above it. */
export function CheckoutList(props: {
  checkouts: StoredCheckout[];
  pending: PendingCreate[];
  accountOf: (accountId: string) => Account | undefined;
  /** Whose checkouts these are, when not everybody's. */
  only: Account | null;
  clock: Clock;
  currentId: string | null;
  hrefOf: (checkout: StoredCheckout) => string;
  /** Null when all are shown. */
  onMore: (() => void) | null;
  onRetry: (attemptId: string) => Promise<Replies['retryCreate']>;
  onDiscard: (attemptId: string) => Promise<unknown>;
  /** Null while nothing can be made. */
  newHref: string | null;
}) {
  const { checkouts, pending } = props;
  return (
    <section class="checkout-list" aria-label="Checkouts">
      <header>
        <h1>
          Checkouts{' '}
          {props.only && (
            <span class="checkout-list-of">
              <AccountDot account={props.only} /> <bdi>{props.only.label}</bdi>
            </span>
          )}
        </h1>
        {props.newHref !== null && (
          <a class="button main" href={props.newHref}>
            New checkout
          </a>
        )}
      </header>
      {pending.map((create) => (
        <PendingRow
          key={create.attemptId}
          pending={create}
          account={props.accountOf(create.accountId)}
          onRetry={() => props.onRetry(create.attemptId)}
          onDiscard={() => props.onDiscard(create.attemptId)}
        />
      ))}
      {checkouts.length === 0 && pending.length === 0 && (
        <p class="soft">
          {props.only ? 'This account has no checkouts yet.' : 'No checkouts yet.'} Create the first one, and it appears
          here with its status.
        </p>
      )}
      <ul class="rows">
        {checkouts.map((checkout) => (
          <li key={checkout.id}>
            <CheckoutRow
              checkout={checkout}
              account={props.accountOf(checkout.accountId)}
              named={props.only === null}
              clock={props.clock}
              href={props.hrefOf(checkout)}
              current={checkout.id === props.currentId}
            />
          </li>
        ))}
      </ul>
      {props.onMore && (
        <button type="button" onClick={props.onMore}>
          Show older ones
        </button>
      )}
    </section>
  );
}
