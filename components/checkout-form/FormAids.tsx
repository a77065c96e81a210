import './FormAids.css';
import type { CheckoutForm } from '../../lib/checkout-form/form/checkoutForm';
import type { Preset } from '../../lib/checkout-form/presets/preset';
import type { Unsent } from '../../lib/checkout-form/settings';
import { PresetRow } from './PresetRow';
import { QueuedForms } from './QueuedForms';

/** What fills in the form for a user: presets, and what was half typed before an order was handed over. */
export function FormAids({ form, presets, queue }: { form: CheckoutForm; presets: Preset[]; queue: Unsent[] }) {
  const { typed, outcome } = form.attempt.value;
  const remark = form.remark.value;
  return (
    <>
      {queue.length > 0 && <QueuedForms queue={queue} onBack={form.resume} onDiscard={form.discard} />}
      {outcome.is !== 'created' && presets.length > 0 && (
        <PresetRow presets={presets} form={typed.form} accountId={form.accountId.value} onChoose={form.choosePreset} />
      )}
      <p role="status" class={remark?.matters ? 'form-aids-said private' : 'visually-hidden'}>
        {remark?.text}
      </p>
    </>
  );
}
