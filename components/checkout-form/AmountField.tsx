import { t } from '@lingui/core/macro';
import './AmountField.css';
import type { ComponentChildren, InputHTMLAttributes } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { readingsOf, readingText } from '../../lib/amounts/readings';
import { Field } from '../ui/Field';

/** An amount. Once it is asked about because it can be read in two ways, each is one press away. */
export function AmountField(props: {
  value: string;
  currency: string;
  mistake: string | undefined;
  help?: ComponentChildren;
  class?: string;
  placeholder?: string;
  readOnly?: boolean;
  onChange: (amount: string) => void;
}) {
  const { value, mistake, class: kind, placeholder, readOnly = false, onChange } = props;
  const currency = props.currency.trim().toUpperCase();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState('');
  const readings = mistake === undefined || readOnly ? null : readingsOf(value, currency);
  const both = readings && ([readings.thousands, readings.decimals] as const);
  const attributes: InputHTMLAttributes<HTMLInputElement> = {
    ...(kind !== undefined && { class: kind }),
    ...(placeholder !== undefined && { placeholder }),
  };
  return (
    <>
      <Field label={t`Amount`} mistake={mistake} help={props.help}>
        <input
          {...attributes}
          ref={input}
          readOnly={readOnly}
          inputMode="decimal"
          autocomplete="off"
          value={value}
          onInput={({ currentTarget }) => {
            setChosen('');
            onChange(currentTarget.value);
          }}
        />
      </Field>
      <p class="visually-hidden" aria-live="polite">
        {both ? chooseText(readingText(both[0], currency), readingText(both[1], currency)) : chosen}
      </p>
      {both && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a grid of its own, and these are answers to the field.
        <div class="amount-readings" role="group" aria-label={t`Which amount`}>
          {both.map((amount) => (
            <button
              type="button"
              key={amount}
              onClick={() => {
                setChosen(chosenText(readingText(amount, currency)));
                onChange(amount);
                input.current?.focus();
              }}
            >
              <span class="private">{readingText(amount, currency)}</span>
            </button>
          ))}
        </div>
      )}
    </>
  );
}

const chooseText = (one: string, other: string) =>
  t({ message: `Choose ${one} or ${other}.`, comment: 'Two amounts, such as “1,250.00 USD” and “1.25 USD”' });
const chosenText = (amount: string) => t`Amount: ${amount}`;
