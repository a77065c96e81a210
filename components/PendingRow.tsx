import './PendingRow.css';
import type { PendingCreate } from '../lib/history/database';
import { problemText } from '../lib/words';

/** A create that has no answer: being sent, or with an outcome that only a person can settle. */
export function PendingRow(props: { pending: PendingCreate; onRetry: () => void; onDiscard: () => void }) {
  const { draft, state, error } = props.pending;
  if (state === 'sending') {
    return (
      <p class="pending soft">
        <b>{draft.clientOrderId}</b> Creating…
      </p>
    );
  }
  return (
    <section class="pending pending-unknown" aria-label={`Order ${draft.clientOrderId}: outcome unknown`}>
      <p>
        <b>{draft.clientOrderId}</b> It is not known whether this checkout was made. {error && problemText(error).what}{' '}
        Check at Inqud before trying again: it could be made twice.
      </p>
      <button type="button" onClick={props.onRetry}>
        Try again
      </button>
      <button type="button" onClick={props.onDiscard}>
        Discard
      </button>
    </section>
  );
}
