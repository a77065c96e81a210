import './PresetForm.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Account } from '../../../lib/accounts/account';
import { filledIn } from '../../../lib/checkout-form/draft';
import { EMPTY_FORM } from '../../../lib/checkout-form/draftForm';
import { applyPreset } from '../../../lib/checkout-form/presets/apply';
import type { PresetMistakes } from '../../../lib/checkout-form/presets/check';
import { checkPreset, LONGEST_LABEL, tidyPreset } from '../../../lib/checkout-form/presets/check';
import type { Preset } from '../../../lib/checkout-form/presets/preset';
import { hasPlaceholder } from '../../../lib/shared/template';
import { typedKeys } from '../../shortcuts/ime';
import { Field } from '../../ui/Field';
import { PresetMoney } from './PresetMoney';

export const NEW_PRESET: Omit<Preset, 'id'> = {
  label: '',
  type: 'FIXED_PRICE',
  amount: '',
  currency: 'USD',
  name: '',
  expiry: '1h',
  returnUrl: '',
  accountId: null,
};

/** Makes or changes one preset. What is wrong is said at its field; what the payer gets of it is shown. */
export function PresetForm(props: {
  preset: Preset;
  isNew: boolean;
  isDefault: boolean;
  /** So that no two get the same name. */
  others: Preset[];
  accounts: Account[];
  /** What stands for `{agent}`. */
  agent: string;
  onSave: (preset: Preset, isDefault: boolean) => void;
  onCancel: () => void;
}) {
  const { accounts, others } = props;
  const [preset, setPreset] = useState(props.preset);
  const [isDefault, setDefault] = useState(props.isDefault);
  const [mistakes, setMistakes] = useState<PresetMistakes>({});
  const first = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    first.current?.focus();
    first.current?.select();
  }, []);

  const change = (part: Partial<Preset>) => {
    const left = { ...mistakes };
    for (const field of Object.keys(part)) delete left[field as keyof PresetMistakes];
    setMistakes(left);
    setPreset({ ...preset, ...part });
  };
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    const tidy = tidyPreset(preset);
    const found = checkPreset(tidy, others);
    setPreset(tidy);
    setMistakes(found);
    if (Object.keys(found).length === 0) return props.onSave(tidy, isDefault);
    const form = event.currentTarget;
    requestAnimationFrame(
      () => form instanceof HTMLElement && form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
    );
  };
  const shown = filledIn(applyPreset(preset, { ...EMPTY_FORM, orderId: '10482' }), Date.now(), props.agent || 'Alex');
  const lost = preset.accountId !== null && !accounts.some(({ id }) => id === preset.accountId);

  return (
    <form
      class="preset-form"
      noValidate
      aria-label="Preset"
      onSubmit={save}
      onKeyDown={typedKeys((event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        props.onCancel();
      })}
    >
      <h1>{props.isNew ? 'New preset' : 'Edit preset'}</h1>
      <Field label="Preset name" mistake={mistakes.label} help="Only you see it, on its key.">
        <input
          ref={first}
          autocomplete="off"
          maxLength={LONGEST_LABEL + 20}
          placeholder="Deposit"
          value={preset.label}
          onInput={({ currentTarget }) => change({ label: currentTarget.value })}
        />
      </Field>
      <PresetMoney preset={preset} mistakes={mistakes} onChange={change} />
      <Field
        label="Name, shown to the payer"
        mistake={mistakes.name}
        help={
          hasPlaceholder(preset.name) ? (
            <>
              For order 10482 the payer sees <bdi>“{shown.name}”</bdi>.
              {hasPlaceholder(preset.name, ['agent']) && props.agent === '' && ' Give your name under Presets first.'}
            </>
          ) : (
            'Optional. {orderId}, {date} and {agent} are filled in for each checkout. At most 32 characters are shown.'
          )
        }
      >
        <input
          autocomplete="off"
          placeholder="Order {orderId}"
          value={preset.name}
          onInput={({ currentTarget }) => change({ name: currentTarget.value })}
        />
      </Field>
      <Field
        label="Return address, where the payer goes afterwards"
        mistake={mistakes.returnUrl}
        help={
          hasPlaceholder(preset.returnUrl) ? (
            <>
              For order 10482: <bdi>{shown.returnUrl}</bdi>
            </>
          ) : (
            'Optional.'
          )
        }
      >
        <input
          type="url"
          autocomplete="off"
          placeholder="https://shop.example/thanks?order={orderId}"
          value={preset.returnUrl}
          onInput={({ currentTarget }) => change({ returnUrl: currentTarget.value })}
        />
      </Field>
      {(accounts.length > 1 || lost) && (
        <Field label="Account" help="Choosing the preset switches to it.">
          <select
            value={preset.accountId ?? ''}
            onChange={({ currentTarget }) => change({ accountId: currentTarget.value || null })}
          >
            <option value="">The current one</option>
            {lost && <option value={preset.accountId ?? ''}>One that is not in this browser</option>}
            {accounts.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </Field>
      )}
      <label class="preset-form-default">
        <input
          type="checkbox"
          checked={isDefault}
          onChange={({ currentTarget }) => setDefault(currentTarget.checked)}
        />
        <span>
          New checkouts start with this preset
          {preset.accountId !== null && <span class="soft"> while its account is the current one</span>}
        </span>
      </label>
      <div class="preset-form-actions">
        <button type="submit" class="main">
          Save preset
        </button>
        <button type="button" onClick={props.onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}
