import { plural, t } from '@lingui/core/macro';
import { Trans } from '#macro';
import './PresetForm.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Account } from '../../../lib/accounts/account';
import { currentOf } from '../../../lib/accounts/lists';
import { currentAccount } from '../../../lib/accounts/settings';
import { filledIn } from '../../../lib/checkout-form/draft';
import { EMPTY_FORM } from '../../../lib/checkout-form/draftForm';
import { applyPreset } from '../../../lib/checkout-form/presets/apply';
import type { PresetMistakes } from '../../../lib/checkout-form/presets/check';
import { checkPreset, tidyPreset } from '../../../lib/checkout-form/presets/check';
import type { Preset } from '../../../lib/checkout-form/presets/preset';
import { LONGEST_LABEL } from '../../../lib/checkout-form/presets/preset';
import { askedAmount, outsideQuote } from '../../../lib/checkout-form/quote/asked';
import { prices } from '../../../lib/checkout-form/quote/prices';
import type { Quote } from '../../../lib/checkout-form/quote/quote';
import { clockOffset } from '../../../lib/checkouts/settings';
import { LONGEST_NAME } from '../../../lib/inqud/draftLimits';
import type { Money } from '../../../lib/inqud/models';
import { hasPlaceholder } from '../../../lib/shared/template';
import { settingSignal } from '../../../lib/storage/settingSignal';
import { typedKeys } from '../../shortcuts/ime';
import { ShareSwitch } from '../../team/ShareSwitch';
import { Field } from '../../ui/Field';
import { lazy } from '../../ui/lazy';
import { PresetMoney } from './PresetMoney';

const OutsideLimits = lazy(() => import('../quote/OutsideLimits').then(({ OutsideLimits }) => OutsideLimits));

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

/** The order ID for which a name and a return URL are shown. */
const EXAMPLE = '10482';

/** Makes or changes one preset. What is wrong is said at its field; what the payer gets of it is shown. */
export function PresetForm(props: {
  preset: Preset;
  isNew: boolean;
  isDefault: boolean;
  /** Whether the team has it, too; null, or nothing, without a team. */
  isShared?: boolean | null;
  /** So that no two get the same name. */
  others: Preset[];
  accounts: Account[];
  /** What stands for `{agent}`. */
  agent: string;
  onSave: (preset: Preset, isDefault: boolean, isShared: boolean) => void;
  onCancel: () => void;
}) {
  const { accounts, others } = props;
  const [preset, setPreset] = useState(props.preset);
  const [isDefault, setDefault] = useState(props.isDefault);
  const [isShared, setShared] = useState(props.isShared ?? false);
  const [mistakes, setMistakes] = useState<PresetMistakes>({});
  /** The amount is asked about before it is saved. */
  const [asking, setAsking] = useState<{ preset: Preset; asked: Money; quote: Quote } | null>(null);
  const ahead = settingSignal(clockOffset).value ?? 0;
  const accountId = preset.accountId ?? currentOf(accounts, settingSignal(currentAccount).value)?.id ?? null;
  const known = settingSignal(prices).value?.[accountId ?? ''];
  const page = useRef<HTMLFormElement>(null);
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
    if (Object.keys(found).length === 0) {
      const asked = askedAmount(tidy);
      const quote = outsideQuote(known, asked, Date.now() + ahead);
      setAsking(asked && quote && { preset: tidy, asked, quote });
      if (!quote) props.onSave(tidy, isDefault, isShared);
      return;
    }
    const form = event.currentTarget;
    requestAnimationFrame(
      () => form instanceof HTMLElement && form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
    );
  };
  const shown = filledIn(applyPreset(preset, { ...EMPTY_FORM, orderId: EXAMPLE }), Date.now(), props.agent || 'Alex');
  const { name, returnUrl } = shown;
  const lost = preset.accountId !== null && !accounts.some(({ id }) => id === preset.accountId);

  return (
    <form
      class="preset-form"
      ref={page}
      noValidate
      aria-label={t`Preset`}
      onSubmit={save}
      onKeyDown={typedKeys((event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        props.onCancel();
      })}
    >
      <h1>{props.isNew ? t`New preset` : t`Edit preset`}</h1>
      <Field label={t`Preset name`} mistake={mistakes.label} help={t`Only you see it`}>
        <input
          ref={first}
          autocomplete="off"
          maxLength={LONGEST_LABEL + 20}
          placeholder={t({ message: 'Deposit', context: 'noun', comment: 'An example of a preset’s name' })}
          value={preset.label}
          onInput={({ currentTarget }) => change({ label: currentTarget.value })}
        />
      </Field>
      <PresetMoney preset={preset} mistakes={mistakes} accountId={accountId} onChange={change} />
      <Field
        label={t`Customer sees`}
        mistake={mistakes.name}
        help={
          hasPlaceholder(preset.name) ? (
            <>
              <Trans>
                For order {EXAMPLE}, customers see <bdi class="private">“{name}”</bdi>.
              </Trans>
              {hasPlaceholder(preset.name, ['agent']) && props.agent === '' && (
                <> {t`Add your name in Presets first.`}</>
              )}
            </>
          ) : (
            placeholdersText('{orderId}', '{date}', '{agent}', LONGEST_NAME)
          )
        }
      >
        <input
          autocomplete="off"
          placeholder={nameExample('{orderId}')}
          value={preset.name}
          onInput={({ currentTarget }) => change({ name: currentTarget.value })}
        />
      </Field>
      <Field
        label={t`Return URL`}
        mistake={mistakes.returnUrl}
        help={
          hasPlaceholder(preset.returnUrl) ? (
            <Trans>
              For order {EXAMPLE}: <bdi class="private">{returnUrl}</bdi>
            </Trans>
          ) : (
            t`Optional. Where customers land after paying.`
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
        <Field label={t`Account`} help={t`Choosing the preset switches to this account`}>
          <select
            value={preset.accountId ?? ''}
            onChange={({ currentTarget }) => change({ accountId: currentTarget.value || null })}
          >
            <option value="">{t`Current account`}</option>
            {lost && <option value={preset.accountId ?? ''}>{t`An account that isn’t in this browser`}</option>}
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
          {preset.accountId === null
            ? t`New checkouts start with this preset`
            : t`New checkouts in its account start with this preset`}
        </span>
      </label>
      {typeof props.isShared === 'boolean' && <ShareSwitch checked={isShared} onChange={setShared} />}
      {asking?.preset === preset && (
        <OutsideLimits
          quote={asking.quote}
          asked={asking.asked}
          action={t`Save anyway`}
          onAnyway={() => props.onSave(asking.preset, isDefault, isShared)}
          onChange={() => {
            setAsking(null);
            page.current?.querySelector<HTMLInputElement>('.preset-form-amount')?.focus();
          }}
        />
      )}
      <div class="preset-form-actions">
        <button type="submit" class="main">
          {t`Save preset`}
        </button>
        <button type="button" onClick={props.onCancel}>
          {t`Cancel`}
        </button>
      </div>
    </form>
  );
}

function placeholdersText(orderId: string, date: string, agent: string, most: number): string {
  return plural(most, {
    one: `Optional. Shown on the payment page, up to # character. ${orderId}, ${date}, and ${agent} are filled in for each checkout.`,
    other: `Optional. Shown on the payment page, up to # characters. ${orderId}, ${date}, and ${agent} are filled in for each checkout.`,
  });
}

const nameExample = (order: string) =>
  t({ message: `Order ${order}`, comment: 'An example of a name, with the placeholder {orderId}' });
