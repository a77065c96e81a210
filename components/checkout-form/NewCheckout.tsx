import './NewCheckout.css';
import { useEffect, useState } from 'preact/hooks';
import type { CheckoutForm as FormState } from '../../lib/checkout-form/form/checkoutForm';
import { createCheckoutForm } from '../../lib/checkout-form/form/checkoutForm';
import type { Handoff } from '../../lib/checkout-form/handoff/settings';
import { presets } from '../../lib/checkout-form/presets/settings';
import { startForm } from '../../lib/checkout-form/presets/startForm';
import { agentName, formDefaults, queuedForms, unsent } from '../../lib/checkout-form/settings';
import { clockOffset } from '../../lib/checkouts/settings';
import { saveSetting } from '../../lib/messaging/saveSetting';
import { send } from '../../lib/messaging/send';
import { copyWhenReady } from '../../lib/share/clipboard';
import { settingSignal } from '../../lib/storage/settingSignal';
import { readSetting } from '../../lib/storage/settings';
import { lazy } from '../ui/lazy';
import { FormAids } from './FormAids';
import { FormToSend } from './FormToSend';
import { leaveForPreset } from './leaveForPreset';
import { useHandoff } from './useHandoff';

const loadCreated = () => import('./CreatedLink').then(({ CreatedLink }) => CreatedLink);
const CreatedLink = lazy(loadCreated);

/** The form, and after it the link that came of it. What was typed is kept until it is sent. */
export function NewCheckout(props: {
  /** Whom it is for; nothing can be sent while there is no account. */
  choice: Parameters<typeof createCheckoutForm>[0]['choice'];
  /** Whether requests can reach Inqud. */
  reachable: boolean;
  grant: () => void;
  onPreview: (checkoutId: string) => void;
  /** Which of the forms this is, for an order that is handed over. */
  place?: Handoff['to'];
  /** An order was handed over for the form, or a preset chosen: it must be seen. Stays the same. */
  onStart?: () => void;
}) {
  const { choice, place = 'quick', onStart = () => {}, onPreview } = props;
  const [form, setForm] = useState<FormState | null>(null);
  useEffect(() => {
    const open = async () => {
      const typed = (await readSetting(unsent)) ?? (await startForm(choice.current.peek()?.id ?? null));
      const opened = createCheckoutForm({
        typed,
        choice,
        create: (order) => send('createCheckout', order),
        remember: (defaults) => saveSetting(formDefaults, defaults),
        copy: copyWhenReady,
        onStart,
        now: () => Date.now() + (settingSignal(clockOffset).peek() ?? 0),
        newId: () => crypto.randomUUID(),
      });
      setForm(opened);
    };
    void open();
    // So that it is there when the link is.
    void loadCreated();
  }, []);
  useEffect(() => form?.watch(), [form]);

  const offset = settingSignal(clockOffset).value;
  const all = settingSignal(presets).value;
  const agent = settingSignal(agentName).value;
  const queue = settingSignal(queuedForms).value;
  const isReady = form !== null && ![offset, all, agent, queue].includes(undefined);
  useHandoff(place, isReady && !form.isSending.value ? form.takeHandoff : null);
  if (!isReady) return null;

  const { outcome } = form.attempt.value;
  return (
    <div class="new-checkout">
      <FormAids form={form} presets={all ?? []} queue={queue ?? []} />
      {outcome.is === 'created' ? (
        <CreatedLink {...outcome} onPreview={() => onPreview(outcome.checkoutId)} onNew={form.startOver} />
      ) : (
        <FormToSend
          form={form}
          clockOffset={offset ?? 0}
          agent={agent ?? ''}
          reachable={props.reachable}
          grant={props.grant}
          onShow={onPreview}
          onSavePreset={place === 'desk' ? () => {} : leaveForPreset}
        />
      )}
    </div>
  );
}
