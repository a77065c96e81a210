import './PendingRow.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Account } from '../../../lib/accounts/account';
import type { PendingCreate } from '../../../lib/checkouts/database';
import { draftText } from '../../../lib/checkouts/describe/draftText';
import { problemText } from '../../../lib/checkouts/describe/problemText';
import type { Replies } from '../../../lib/messaging/commands';
import { messageOf } from '../../../lib/shared/messageOf';
import { AccountDot } from '../../accounts/AccountDot';
import { OrderExists } from '../../checkout-form/OrderExists';

/** A create that has no answer: being sent, or with an outcome that only a person can settle. */
export function PendingRow(props: {
  pending: PendingCreate;
  account: Account | undefined;
  /** `again`: though the order has a checkout already. */
  onRetry: (again: boolean) => Promise<Replies['retryCreate']>;
  onDiscard: () => Promise<unknown>;
  onShow: (checkoutId: string) => void;
}) {
  const { draft, state, error, attempt } = props.pending;
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  /** What the order has already, as far as it is known. */
  const [exists, setExists] = useState<{ checkoutId: string | null } | null>(null);
  // The safe answer has the focus, and stands where the question's button stood: a double click discards nothing.
  const keep = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => keep.current?.focus(), [asking]);
  const named = (
    <>
      {props.account && (
        <>
          <AccountDot account={props.account} />
          <bdi class="soft">{props.account.label}</bdi>{' '}
        </>
      )}
      <bdi class="pending-order">{draft.clientOrderId}</bdi>
    </>
  );
  if (state === 'sending') {
    return <p class="pending soft">{named} Creating…</p>;
  }

  /** What becomes of the row shows itself; only what kept it from happening has to be said. */
  const settle = async (work: () => Promise<unknown>) => {
    setRefusal(null);
    setExists(null);
    await work().catch((failure) => setRefusal(messageOf(failure)));
  };
  const retry = (again: boolean) =>
    settle(async () => {
      const result = await props.onRetry(again);
      if (result.outcome === 'exists') setExists(result);
      if (result.outcome !== 'refused') return;
      const { what, todo } = problemText(result.problem);
      setRefusal(`${what} ${todo}`);
    });

  return (
    <section class="pending pending-unknown" aria-label={`Order ${draft.clientOrderId}: outcome unknown`}>
      <p>
        {named} {attempt > 1 && `Attempt ${attempt}. `}It is not known whether this checkout was made.{' '}
        {error && problemText(error).what}{' '}
        {asking
          ? 'Discard it? If it exists at Inqud, its link works, but this browser forgets the order.'
          : 'Look for it at Inqud before you try again: it could be made twice. If it is there, import it and discard this.'}
      </p>
      <Asked draft={draft} />
      {refusal && <p role="alert">{refusal}</p>}
      {exists && (
        <OrderExists
          orderId={draft.clientOrderId}
          onShow={exists.checkoutId === null ? null : () => props.onShow(exists.checkoutId ?? '')}
          onAgain={() => retry(true)}
        />
      )}
      {asking ? (
        <>
          <button type="button" key="discard" onClick={() => settle(props.onDiscard)}>
            Discard
          </button>
          <button type="button" key="keep" ref={keep} onClick={() => setAsking(false)}>
            Keep
          </button>
        </>
      ) : (
        <>
          <button type="button" key="retry" onClick={() => retry(false)}>
            Try again
          </button>
          <button type="button" key="ask" onClick={() => setAsking(true)}>
            Discard…
          </button>
        </>
      )}
    </section>
  );
}

/** What would be sent again: a restored copy may have brought it. */
function Asked({ draft }: { draft: PendingCreate['draft'] }) {
  const { amount, name, site } = draftText(draft);
  return (
    <p class="soft">
      Asks for <bdi>{amount}</bdi>
      {name !== null && (
        <>
          {' '}
          as <bdi>{name}</bdi>
        </>
      )}
      .{' '}
      {site === null ? (
        'The payer goes nowhere afterwards.'
      ) : (
        <>
          The payer goes to <bdi class="pending-site">{site}</bdi> afterwards.
        </>
      )}
    </p>
  );
}
