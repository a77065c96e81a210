import './NewCheckout.css';
import { useEffect, useState } from 'preact/hooks';
import type { AccountChoice } from '../../lib/accounts/accountChoice';
import { EMPTY_FORM } from '../../lib/checkout-form/draftForm';
import { createCheckoutForm } from '../../lib/checkout-form/form/checkoutForm';
import { send } from '../../lib/messaging/send';
import { copyWhenReady } from '../../lib/share/clipboard';
import { CreatedLink } from './CreatedLink';
import { FormToSend } from './FormToSend';

const nothing = async () => {};

/**
 * The form of the demo: it neither keeps what is typed nor takes an order that is handed over, so that none that is
 * meant for a customer comes here.
 */
export function DemoNewCheckout({ choice, onPreview }: { choice: AccountChoice; onPreview: (id: string) => void }) {
  const [form] = useState(() =>
    createCheckoutForm({
      typed: { attemptId: crypto.randomUUID(), form: EMPTY_FORM },
      choice,
      create: (order) => send('createCheckout', order),
      remember: nothing,
      keep: nothing,
      copy: copyWhenReady,
      onStart: () => {},
      now: () => Date.now(),
      newId: () => crypto.randomUUID(),
    }),
  );
  useEffect(form.watch, [form]);
  const { outcome } = form.attempt.value;
  return (
    <div class="new-checkout">
      {outcome.is === 'created' ? (
        <CreatedLink {...outcome} onPreview={() => onPreview(outcome.checkoutId)} onNew={form.startOver} />
      ) : (
        <FormToSend form={form} clockOffset={0} agent="" reachable grant={() => {}} onShow={onPreview} />
      )}
    </div>
  );
}
