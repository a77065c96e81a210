import { useEffect } from 'preact/hooks';
import { readDraft } from '../../lib/checkout-form/draft';
import type { CheckoutForm as FormState } from '../../lib/checkout-form/form/checkoutForm';
import { lazy } from '../ui/lazy';
import { Note } from '../ui/Note';
import { ProblemNote } from '../ui/ProblemNote';
import { CheckoutForm } from './CheckoutForm';

const PrefilledFrom = lazy(() => import('./PrefilledFrom').then(({ PrefilledFrom }) => PrefilledFrom));
const OrderExists = lazy(() => import('./OrderExists').then(({ OrderExists }) => OrderExists));

/** The form until its link is there, below what is to be said of it. */
export function FormToSend(props: {
  form: FormState;
  /** How far Inqud's clock is ahead of this computer's, ms. */
  clockOffset: number;
  agent: string;
  reachable: boolean;
  grant: () => void;
  /** Shows the checkout that the order has already. */
  onShow: (checkoutId: string) => void;
}) {
  const { form, clockOffset, agent, onShow } = props;
  const { typed, outcome, round, sendFor } = form.attempt.value;
  const accountId = form.accountId.value;
  const atOnce = sendFor !== null && sendFor === accountId;
  // Once: should this account come back later, a user sends it.
  useEffect(() => {
    if (atOnce) form.sendForTried();
  }, [atOnce]);

  return (
    <>
      {outcome.is === 'refused' && <ProblemNote problem={outcome.problem} grant={props.grant} />}
      {(outcome.is === 'failed' || outcome.is === 'switched') && (
        <Note>
          <p>
            {outcome.is === 'failed'
              ? outcome.why
              : 'The account was changed in another window. Look at it above, and press Enter again.'}
          </p>
        </Note>
      )}
      {typed.from && <PrefilledFrom remark={typed.from.remark} onEmpty={form.empty} />}
      {outcome.is === 'exists' && (
        <OrderExists
          orderId={outcome.draft.clientOrderId}
          alike={outcome.alike}
          onShow={outcome.checkoutId === null ? null : () => onShow(outcome.checkoutId ?? '')}
          onAgain={() => {
            // As far away as was chosen, however long the question was thought about.
            const { draft } = readDraft(typed.form, Date.now() + clockOffset, agent);
            void form.send(draft ?? outcome.draft, true);
          }}
        />
      )}
      <CheckoutForm
        key={round}
        clockOffset={clockOffset}
        agent={agent}
        atOnce={atOnce}
        form={typed.form}
        onChange={form.change}
        onCreate={(draft) => void form.send(draft)}
        onMistake={form.stop}
        busy={outcome.is === 'sending'}
        blocked={accountId === null || !props.reachable}
      />
    </>
  );
}
