import { t } from '@lingui/core/macro';
import { LENGTHS } from '../../../lib/checkout-form/draftForm';
import { PAYER_CHOICE } from '../../../lib/checkout-form/payerChoice';
import type { PresetMistakes } from '../../../lib/checkout-form/presets/check';
import type { Preset } from '../../../lib/checkout-form/presets/preset';
import { i18n } from '../../../lib/language/i18n';
import { Field } from '../../ui/Field';
import { AmountField } from '../AmountField';
import { currencyTyping } from '../currencyTyping';
import { ExpirySelect } from '../ExpirySelect';
import { QuoteSlot } from '../quote/QuoteSlot';

/** Of a preset: what is paid, and for how long it may be paid. */
export function PresetMoney(props: {
  preset: Preset;
  mistakes: PresetMistakes;
  /** Whose widget takes the money. */
  accountId: string | null;
  onChange: (part: Partial<Preset>) => void;
}) {
  const { preset, mistakes, onChange } = props;
  return (
    <>
      <div class="preset-form-price">
        <Field label={t`Type`}>
          <select
            value={preset.type}
            onChange={({ currentTarget }) => onChange({ type: currentTarget.value as Preset['type'] })}
          >
            <option value="FIXED_PRICE">{t`Fixed amount`}</option>
            <option value="NO_PRICE">{t`Any amount`}</option>
            <option value="SUGGESTED_FIXED_PRICE">{t`Suggested amounts`}</option>
          </select>
        </Field>
        {preset.type === 'FIXED_PRICE' ? (
          <>
            <AmountField
              class="preset-form-amount"
              value={preset.amount}
              currency={preset.currency}
              mistake={mistakes.amount}
              help={t`Leave empty to enter it each time`}
              onChange={(amount) => onChange({ amount })}
            />
            <Field label={t`Currency`} mistake={mistakes.currency}>
              <input
                autocomplete="off"
                spellcheck={false}
                value={preset.currency}
                {...currencyTyping((currency) => onChange({ currency }))}
              />
            </Field>
          </>
        ) : (
          <p class="preset-form-remark soft">{i18n._(PAYER_CHOICE[preset.type])}</p>
        )}
        <QuoteSlot accountId={props.accountId} form={preset} />
      </div>
      <Field label={t`Expires in`}>
        <ExpirySelect choices={LENGTHS} value={preset.expiry} onChange={(expiry) => onChange({ expiry })} />
      </Field>
    </>
  );
}
