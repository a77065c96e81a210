import './CheckoutList.css';
import type { PendingCreate, StoredCheckout } from '../lib/history/database';
import type { Replies } from '../lib/messaging';
import { CheckoutRow } from './CheckoutRow';
import { PendingRow } from './PendingRow';
import type { Clock } from './Time';

/** The desk's list, newest first, with what has no answer yet above it. */
export function CheckoutList(props: {
  checkouts: StoredCheckout[];
  pending: PendingCreate[];
  clock: Clock;
  currentId: string | null;
  hrefOf: (checkout: StoredCheckout) => string;
  /** Null when all are shown. */
  onMore: (() => void) | null;
  onRetry: (attemptId: string) => Promise<Replies['retryCreate']>;
  onDiscard: (attemptId: string) => Promise<unknown>;
  newHref: string;
}) {
  const { checkouts, pending } = props;
  return (
    <section class="checkout-list" aria-label="Checkouts">
      <header>
        <h1>Checkouts</h1>
        <a class="button main" href={props.newHref}>
          New checkout
        </a>
      </header>
      {pending.map((create) => (
        <PendingRow
          key={create.attemptId}
          pending={create}
          onRetry={() => props.onRetry(create.attemptId)}
          onDiscard={() => props.onDiscard(create.attemptId)}
        />
      ))}
      {checkouts.length === 0 && pending.length === 0 && (
        <p class="soft">No checkouts yet. Create the first one, and it appears here with its status.</p>
      )}
      <ul class="rows">
        {checkouts.map((checkout) => (
          <li key={checkout.id}>
            <CheckoutRow
              checkout={checkout}
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
