import { msg, t } from '@lingui/core/macro';
import type { ComponentChildren } from 'preact';
import type { Shared } from '../../lib/bulk-create/pasted';
import { LENGTHS } from '../../lib/checkout-form/draftForm';
import type { DraftMistakes } from '../../lib/checkout-form/draftMistake';
import { draftMistakeTexts } from '../../lib/checkout-form/draftMistakeText';
import type { Message } from '../../lib/language/i18n';
import { i18n } from '../../lib/language/i18n';
import { currencyTyping } from '../checkout-form/currencyTyping';
import { ExpirySelect } from '../checkout-form/ExpirySelect';
import { OwnExpiry } from '../checkout-form/OwnExpiry';
import { Field } from '../ui/Field';

const TYPES: [Shared['type'], Message][] = [
  ['FIXED_PRICE', msg`Fixed amount`],
  ['FIXED_OR_ANY', msg`Fixed amount, or any if empty`],
  ['NO_PRICE', msg`Any amount`],
  ['SUGGESTED_FIXED_PRICE', msg`Suggested amounts`],
];

/** What is the same for all rows. */
export function BulkTerms(props: {
  shared: Shared;
  mistakes: DraftMistakes;
  onChange: (shared: Shared) => void;
  /** What stands before it. */
  children: ComponentChildren;
}) {
  const { shared } = props;
  const texts = draftMistakeTexts(props.mistakes);
  const change = (part: Partial<Shared>) => props.onChange({ ...shared, ...part });
  const hasAmounts = shared.type === 'FIXED_PRICE' || shared.type === 'FIXED_OR_ANY';
  return (
    <div class="many-terms">
      {props.children}
      <Field label={t`Type`}>
        <select
          value={shared.type}
          onChange={({ currentTarget }) => {
            const type = TYPES.find(([value]) => value === currentTarget.value);
            if (type) change({ type: type[0] });
          }}
        >
          {TYPES.map(([value, word]) => (
            <option key={value} value={value}>
              {i18n._(word)}
            </option>
          ))}
        </select>
      </Field>
      {hasAmounts && (
        <Field label={t`Default currency`} mistake={texts.currency}>
          <input
            autocomplete="off"
            spellcheck={false}
            value={shared.currency}
            {...currencyTyping((currency) => change({ currency }))}
          />
        </Field>
      )}
      <Field label={t`Default name`} mistake={texts.name}>
        <input
          autocomplete="off"
          placeholder={t`Optional`}
          value={shared.name}
          onInput={(event) => change({ name: event.currentTarget.value })}
        />
      </Field>
      <Field label={t`Expires in`}>
        <ExpirySelect choices={[...LENGTHS, 'own']} value={shared.expiry} onChange={(expiry) => change({ expiry })} />
      </Field>
      {shared.expiry === 'own' && (
        <OwnExpiry mistake={texts.ownExpiry} value={shared.ownExpiry} onChange={(ownExpiry) => change({ ownExpiry })} />
      )}
      <Field label={t`Return URL`} mistake={texts.returnUrl}>
        <input
          type="url"
          autocomplete="off"
          placeholder="https://"
          value={shared.returnUrl}
          onInput={(event) => change({ returnUrl: event.currentTarget.value })}
        />
      </Field>
    </div>
  );
}
