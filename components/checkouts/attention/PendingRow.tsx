import { t } from '@lingui/core/macro';
import './PendingRow.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Account } from '../../../lib/accounts/account';
import type { PendingCreate } from '../../../lib/checkouts/database';
import { problemText } from '../../../lib/checkouts/describe/problemText';
import type { Replies } from '../../../lib/messaging/commands';
import { messageOf } from '../../../lib/shared/messageOf';
import { AccountDot } from '../../accounts/AccountDot';
import { OrderExists } from '../../checkout-form/OrderExists';
import { useLostFocus } from '../../ui/hooks/useLostFocus';
import { InqudLink } from '../../ui/links/InqudLink';
import { Asked } from '../Asked';
import { SettleForm } from './SettleForm';

/** A create that has no answer: being sent, or with an outcome that only a person can settle. */
export function PendingRow(props: {
  pending: PendingCreate;
  account: Account | undefined;
  /** `again`: though the order has a checkout already. */
  onRetry: (again: boolean) => Promise<Replies['retryCreate']>;
  onDiscard: () => Promise<unknown>;
  onSettle: (checkoutId: string) => Promise<Replies['settleCreate']>;
  onShow: (checkoutId: string) => void;
}) {
  const { draft, state, error, attempt } = props.pending;
  const order = draft.clientOrderId;
  const [asking, setAsking] = useState(false);
  const [found, setFound] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  /** What the order has already, as far as it is known. */
  const [exists, setExists] = useState<{ checkoutId: string | null } | null>(null);
  // The safe answer has the focus, and stands where the question's button stood: a double click discards nothing.
  const keep = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => keep.current?.focus(), [asking]);
  // What is left without being done goes back to the button that began it.
  const askButton = useRef<HTMLButtonElement>(null);
  const foundButton = useRef<HTMLButtonElement>(null);
  useLostFocus(asking, () => askButton.current?.focus());
  useLostFocus(found, () => foundButton.current?.focus());
  const named = (
    <>
      {props.account && (
        <>
          <AccountDot account={props.account} />
          <bdi class="soft">{props.account.label}</bdi>{' '}
        </>
      )}
      <bdi class="pending-order private">{draft.clientOrderId}</bdi>
    </>
  );
  if (state === 'sending') {
    return (
      <p class="pending soft">
        {named} {t`Creating…`}
      </p>
    );
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
    <section class="pending pending-unknown" aria-label={t`Order ${order}: outcome unknown`}>
      <p>
        {named} {attempt > 1 && `${t`Attempt ${attempt}.`} `}
        {t`Inqud didn’t confirm this checkout, so it may or may not exist.`} {error && problemText(error).what}{' '}
        {asking
          ? t`Discard this entry? If the checkout exists at Inqud, its link still works, but this browser won’t track it.`
          : t`Check in Inqud before you retry, or you could create a duplicate. If it’s there, choose “I found it”.`}{' '}
        {!asking && <InqudLink to="app">{t`Open Inqud`}</InqudLink>}
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
      {found ? (
        <SettleForm draft={draft} onSettle={props.onSettle} onCancel={() => setFound(false)} />
      ) : asking ? (
        <>
          <button type="button" key="discard" onClick={() => settle(props.onDiscard)}>
            {t`Discard`}
          </button>
          <button type="button" key="keep" ref={keep} onClick={() => setAsking(false)}>
            {t`Keep`}
          </button>
        </>
      ) : (
        <>
          <button type="button" key="retry" onClick={() => retry(false)}>
            {t`Try again`}
          </button>
          <button
            type="button"
            key="found"
            ref={foundButton}
            onClick={() => {
              setRefusal(null);
              setExists(null);
              setFound(true);
            }}
          >
            {t`I found it`}
          </button>
          <button type="button" key="ask" ref={askButton} onClick={() => setAsking(true)}>
            {t`Discard…`}
          </button>
        </>
      )}
    </section>
  );
}
