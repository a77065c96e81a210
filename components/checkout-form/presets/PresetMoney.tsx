import { LENGTHS } from '../../../lib/checkout-form/draftForm';
import { PAYER_CHOICE } from '../../../lib/checkout-form/payerChoice';
import type { PresetMistakes } from '../../../lib/checkout-form/presets/check';
import type { Preset } from '../../../lib/checkout-form/presets/preset';
import { Field } from '../../ui/Field';
import { AmountField } from '../AmountField';
import { currencyTyping } from '../currencyTyping';
import { ExpirySelect } from '../ExpirySelect';

/** Of a preset: what is paid, and for how long it may be paid. */
export function PresetMoney(props: {
  preset: Preset;
  mistakes: PresetMistakes;
  onChange: (part: Partial<Preset>) => void;
}) {
  const { preset, mistakes, onChange } = props;
  return (
    <>
      <div class="preset-form-price">
        <Field label="Type">
          <select
            value={preset.type}
            onChange={({ currentTarget }) => onChange({ type: currentTarget.value as Preset['type'] })}
          >
            <option value="FIXED_PRICE">Fixed amount</option>
            <option value="NO_PRICE">Any amount</option>
            <option value="SUGGESTED_FIXED_PRICE">Suggested amounts</option>
          </select>
        </Field>
        {preset.type === 'FIXED_PRICE' ? (
          <>
            <AmountField
              class="preset-form-amount"
              value={preset.amount}
              currency={preset.currency}
              mistake={mistakes.amount}
              help="Empty: typed each time."
              onChange={(amount) => onChange({ amount })}
            />
            <Field label="Currency" mistake={mistakes.currency}>
              <input
                autocomplete="off"
                spellcheck={false}
                value={preset.currency}
                {...currencyTyping((currency) => onChange({ currency }))}
              />
            </Field>
          </>
        ) : (
          <p class="preset-form-remark soft">{PAYER_CHOICE[preset.type]}</p>
        )}
      </div>
      <Field label="Link ends after">
        <ExpirySelect choices={LENGTHS} value={preset.expiry} onChange={(expiry) => onChange({ expiry })} />
      </Field>
    </>
  );
}
