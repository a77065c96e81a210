import { t } from '@lingui/core/macro';
import { useEffect, useRef, useState } from 'preact/hooks';
import { readDraft } from '../../lib/checkout-form/draft';
import type { CheckoutForm as FormState } from '../../lib/checkout-form/form/checkoutForm';
import { outsideQuote } from '../../lib/checkout-form/quote/asked';
import { prices } from '../../lib/checkout-form/quote/prices';
import type { Quote } from '../../lib/checkout-form/quote/quote';
import type { CheckoutDraft } from '../../lib/inqud/models';
import { settingSignal } from '../../lib/storage/settingSignal';
import { lazy } from '../ui/lazy';
import { Note } from '../ui/Note';
import { ProblemNote } from '../ui/ProblemNote';
import { CheckoutForm } from './CheckoutForm';
import { QuoteSlot } from './quote/QuoteSlot';

const PrefilledFrom = lazy(() => import('./PrefilledFrom').then(({ PrefilledFrom }) => PrefilledFrom));
const OutsideLimits = lazy(() => import('./quote/OutsideLimits').then(({ OutsideLimits }) => OutsideLimits));
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
  onSavePreset?: (event: Event) => void;
}) {
  const { form, clockOffset, agent, onShow } = props;
  const { typed, outcome, round, sendFor } = form.attempt.value;
  const accountId = form.accountId.value;
  const atOnce = sendFor !== null && sendFor === accountId;
  // Once: should this account come back later, a user sends it.
  useEffect(() => {
    if (atOnce) form.sendForTried();
  }, [atOnce]);

  const known = settingSignal(prices).value?.[accountId ?? ''];
  /** The amount of this form is asked about before it is sent. */
  const [asking, setAsking] = useState<{
    of: typeof typed.form;
    accountId: string | null;
    draft: CheckoutDraft;
    quote: Quote;
  } | null>(null);
  const page = useRef<HTMLDivElement>(null);
  const create = (draft: CheckoutDraft) => {
    const quote = outsideQuote(
      known,
      draft.type === 'FIXED_PRICE' ? draft.fixedAmount : null,
      Date.now() + clockOffset,
    );
    setAsking(quote && { of: typed.form, accountId, draft, quote });
    if (!quote) void form.send(draft);
  };
  // As far away as was chosen, however long a question was thought about.
  const again = (asked: CheckoutDraft) => readDraft(typed.form, Date.now() + clockOffset, agent).draft ?? asked;

  return (
    <div class="form-to-send" ref={page}>
      {outcome.is === 'refused' && <ProblemNote problem={outcome.problem} grant={props.grant} />}
      {(outcome.is === 'failed' || outcome.is === 'switched') && (
        <Note>
          <p>
            {outcome.is === 'failed'
              ? outcome.why
              : t`The account changed in another window. Check it above, then create again.`}
          </p>
        </Note>
      )}
      {typed.from && <PrefilledFrom remark={typed.from.remark} onEmpty={form.empty} />}
      {outcome.is === 'exists' && (
        <OrderExists
          orderId={outcome.draft.clientOrderId}
          alike={outcome.alike}
          onShow={outcome.checkoutId === null ? null : () => onShow(outcome.checkoutId ?? '')}
          onAgain={() => void form.send(again(outcome.draft), true)}
        />
      )}
      {asking?.of === typed.form && asking.accountId === accountId && asking.draft.type === 'FIXED_PRICE' && (
        <OutsideLimits
          quote={asking.quote}
          asked={asking.draft.fixedAmount}
          action={t`Create anyway`}
          onAnyway={() => {
            setAsking(null);
            void form.send(again(asking.draft));
          }}
          onChange={() => {
            setAsking(null);
            page.current?.querySelector<HTMLInputElement>('.checkout-form-amount')?.focus();
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
        onSavePreset={props.onSavePreset}
        belowAmount={<QuoteSlot accountId={accountId} form={typed.form} />}
        onCreate={create}
        onMistake={form.stop}
        busy={outcome.is === 'sending'}
        blocked={accountId === null || !props.reachable}
      />
    </div>
  );
}
