import { t } from '@lingui/core/macro';
import { AmountField } from './AmountField';
import './CheckoutForm.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { filledIn, readDraft } from '../../lib/checkout-form/draft';
import type { DraftForm } from '../../lib/checkout-form/draftForm';
import { LENGTHS } from '../../lib/checkout-form/draftForm';
import type { DraftMistakes } from '../../lib/checkout-form/draftMistake';
import { draftMistakeTexts } from '../../lib/checkout-form/draftMistakeText';
import { PAYER_CHOICE } from '../../lib/checkout-form/payerChoice';
import { LONGEST_NAME } from '../../lib/inqud/draftLimits';
import type { CheckoutDraft } from '../../lib/inqud/models';
import { i18n } from '../../lib/language/i18n';
import { FROM_FORM } from '../../lib/navigation/fromForm';
import { hashOf } from '../../lib/navigation/routes';
import { hasPlaceholder } from '../../lib/shared/template';
import { Key } from '../shortcuts/Key';
import { Field } from '../ui/Field';
import { currencyTyping } from './currencyTyping';
import { ExpirySelect } from './ExpirySelect';
import { OwnExpiry } from './OwnExpiry';

const CURRENCIES = ['USD', 'EUR', 'GBP', 'USDT', 'USDC', 'BTC', 'ETH'];

/** The form that makes a checkout. Enter in any field submits it; what is wrong is said at its field. */
export function CheckoutForm(props: {
  form: DraftForm;
  onChange: (form: DraftForm) => void;
  /** Called straight from the key press or click, so that the clipboard may be used. */
  onCreate: (draft: CheckoutDraft) => void;
  /** It was to be sent, but something is wrong: what was said of the last try is of the past. */
  onMistake?: () => void;
  busy: boolean;
  /** No account yet, or no way to reach Inqud: the form can be filled in, not sent. */
  blocked: boolean;
  /** How far Inqud's clock is ahead of this computer's, ms. */
  clockOffset?: number;
  /** What stands for `{agent}`. */
  agent?: string;
  /** What stands below the amount. */
  belowAmount?: ComponentChildren;
  /** Opens a new preset with these values. */
  onSavePreset?: ((event: Event) => void) | undefined;
  /** Sends it without a key press, or says what is missing. */
  atOnce?: boolean;
}) {
  const { form } = props;
  const [mistakes, setMistakes] = useState<DraftMistakes>({});
  const texts = draftMistakeTexts(mistakes);
  const [more, setMore] = useState(form.returnUrl !== '');

  // The first thing anybody does here is to type or paste the order ID.
  const first = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    // But a person who has come to a create without an answer, while this form was made ready, is not taken from there.
    if (document.activeElement?.closest('.pending')) return;
    const field = first.current;
    field?.focus();
    // What was typed before a preset was chosen goes on at its end.
    field?.setSelectionRange(field.value.length, field.value.length);
  }, []);
  const itself = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (props.atOnce) itself.current?.requestSubmit();
  }, [props.atOnce]);

  const agent = props.agent ?? '';
  const now = () => Date.now() + (props.clockOffset ?? 0);
  /** What the payer gets of a text with placeholders; an order ID that is not typed yet is shown as a gap. */
  const shown = filledIn({ ...form, orderId: form.orderId.trim() || '…' }, now(), agent || '…');
  const change = (part: Partial<DraftForm>) => {
    const left = { ...mistakes };
    for (const field of Object.keys(part)) delete left[field as keyof DraftForm];
    setMistakes(left);
    props.onChange({ ...form, ...part });
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (props.busy || props.blocked) return;
    const { draft, mistakes: found } = readDraft(form, now(), agent);
    setMistakes(found ?? {});
    if (draft) props.onCreate(draft);
    else {
      props.onMistake?.();
      if (found?.returnUrl) setMore(true);
      const element = event.currentTarget as HTMLFormElement;
      requestAnimationFrame(() => element.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    }
  };

  return (
    <form class="checkout-form" ref={itself} onSubmit={submit} noValidate aria-label={t`New checkout`}>
      <Field label={t`Order ID`} mistake={texts.orderId}>
        <input
          ref={first}
          // What would be typed now would be thrown away with the answer.
          readOnly={props.busy}
          autocomplete="off"
          spellcheck={false}
          maxLength={200}
          value={form.orderId}
          onInput={(event) => change({ orderId: event.currentTarget.value })}
        />
      </Field>
      <div class="checkout-form-price">
        <Field label={t`Type`}>
          <select
            value={form.type}
            onChange={(event) => change({ type: event.currentTarget.value as DraftForm['type'] })}
          >
            <option value="FIXED_PRICE">{t`Fixed amount`}</option>
            <option value="NO_PRICE">{t`Any amount`}</option>
            <option value="SUGGESTED_FIXED_PRICE">{t`Suggested amounts`}</option>
          </select>
        </Field>
        {form.type === 'FIXED_PRICE' ? (
          <>
            <AmountField
              class="checkout-form-amount"
              placeholder="0.00"
              readOnly={props.busy}
              value={form.amount}
              currency={form.currency}
              mistake={texts.amount}
              onChange={(amount) => change({ amount })}
            />
            <Field label={t`Currency`} mistake={texts.currency}>
              <input
                readOnly={props.busy}
                list="currencies"
                autocomplete="off"
                spellcheck={false}
                value={form.currency}
                {...currencyTyping((currency) => change({ currency }))}
              />
            </Field>
            <datalist id="currencies">
              {CURRENCIES.map((currency) => (
                <option key={currency} value={currency} />
              ))}
            </datalist>
          </>
        ) : (
          <p class="checkout-form-remark soft">{i18n._(PAYER_CHOICE[form.type])}</p>
        )}
        {props.belowAmount}
      </div>
      <div class="checkout-form-pair">
        <Field
          label={t`Customer sees`}
          mistake={texts.name}
          help={hasPlaceholder(form.name) && <bdi class="private">{`“${shown.name}”`}</bdi>}
        >
          <input
            readOnly={props.busy}
            autocomplete="off"
            maxLength={LONGEST_NAME + 20}
            placeholder={t`Optional`}
            value={form.name}
            onInput={(event) => change({ name: event.currentTarget.value })}
          />
        </Field>
        <Field label={t`Expires in`}>
          <ExpirySelect choices={[...LENGTHS, 'own']} value={form.expiry} onChange={(expiry) => change({ expiry })} />
        </Field>
      </div>
      {form.expiry === 'own' && (
        <OwnExpiry mistake={texts.ownExpiry} value={form.ownExpiry} onChange={(ownExpiry) => change({ ownExpiry })} />
      )}
      <details class="checkout-form-more" open={more} onToggle={(event) => setMore(event.currentTarget.open)}>
        <summary>{t({ message: 'More', context: 'noun', comment: 'More fields of the form' })}</summary>
        <Field
          label={t`Return URL`}
          mistake={texts.returnUrl}
          help={
            hasPlaceholder(form.returnUrl) ? (
              <bdi class="private">{shown.returnUrl.replaceAll(encodeURIComponent('…'), '…')}</bdi>
            ) : (
              t`Where customers land after paying`
            )
          }
        >
          <input
            readOnly={props.busy}
            type="url"
            autocomplete="off"
            placeholder="https://"
            value={form.returnUrl}
            onInput={(event) => change({ returnUrl: event.currentTarget.value })}
          />
        </Field>
        {props.onSavePreset && (
          <a href={`/options.html${hashOf({ at: 'presets', from: FROM_FORM })}`} onClick={props.onSavePreset}>
            {t`Save as preset…`}
          </a>
        )}
      </details>
      <button type="submit" class="main" aria-disabled={props.busy || props.blocked}>
        {props.busy ? t`Creating…` : t`Create checkout`} {!props.busy && <Key name="Enter" />}
      </button>
    </form>
  );
}
