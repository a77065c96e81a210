import { t } from '@lingui/core/macro';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { RowCells } from '../../lib/bulk-create/correct';
import type { BulkRow } from '../../lib/bulk-create/row';
import { stateText } from '../../lib/bulk-create/text';
import type { DraftMistakes } from '../../lib/checkout-form/draftMistake';
import { draftMistakeTexts } from '../../lib/checkout-form/draftMistakeText';
import { AmountField } from '../checkout-form/AmountField';
import { currencyTyping } from '../checkout-form/currencyTyping';
import { QuoteSlot } from '../checkout-form/quote/QuoteSlot';
import { typedKeys } from '../shortcuts/ime';
import { Field } from '../ui/Field';

/** A row that was not created, to be written anew in its place. Enter sends it, Escape leaves it as it was. */
export function BulkRowForm(props: {
  row: BulkRow;
  accountId: string;
  mistakesOf: (cells: RowCells) => DraftMistakes;
  onSend: (cells: RowCells) => void;
  onClose: () => void;
}) {
  const { row } = props;
  const { number } = row;
  const [cells, setCells] = useState<RowCells>(() => {
    const { orderId, amount, currency, name } = row;
    return { orderId, amount, currency, name };
  });
  const [mistakes, setMistakes] = useState(() => props.mistakesOf(cells));
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    const fields = [...(form.current?.querySelectorAll('input') ?? [])];
    // Where something is wrong; otherwise at the beginning.
    (fields.find((field) => field.getAttribute('aria-invalid') === 'true') ?? fields[0])?.focus();
  }, [tries]);
  const change = (part: Partial<RowCells>) => {
    setCells({ ...cells, ...part });
    // What is typed anew is judged when it is sent.
    setMistakes(Object.fromEntries(Object.entries(mistakes).filter(([field]) => !(field in part))));
  };
  const texts = draftMistakeTexts(mistakes);
  const hasAmount = row.type === 'FIXED_PRICE';
  return (
    <tr class="many-edit">
      <td colSpan={5}>
        <form
          ref={form}
          aria-label={t`Edit row ${number}`}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            const found = props.mistakesOf(cells);
            if (Object.keys(found).length === 0) return props.onSend(cells);
            setMistakes(found);
            setTries(tries + 1);
          }}
          onKeyDown={typedKeys((event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            props.onClose();
          })}
        >
          <p class="soft">
            {t`Row ${number}.`} {stateText(row.state, false)}
          </p>
          <div class="many-edit-fields">
            <Field label={t`Order ID`} mistake={texts.orderId}>
              <input
                autocomplete="off"
                spellcheck={false}
                value={cells.orderId}
                onInput={({ currentTarget }) => change({ orderId: currentTarget.value })}
              />
            </Field>
            {hasAmount && (
              <AmountField
                value={cells.amount}
                currency={cells.currency}
                mistake={texts.amount}
                onChange={(amount) => change({ amount })}
              />
            )}
            {hasAmount && (
              <Field label={t`Currency`} mistake={texts.currency}>
                <input
                  autocomplete="off"
                  spellcheck={false}
                  value={cells.currency}
                  {...currencyTyping((currency) => change({ currency }))}
                />
              </Field>
            )}
            <Field label={t`Customer sees`} mistake={texts.name}>
              <input
                autocomplete="off"
                placeholder={t`Optional`}
                value={cells.name}
                onInput={({ currentTarget }) => change({ name: currentTarget.value })}
              />
            </Field>
          </div>
          {hasAmount && <QuoteSlot accountId={props.accountId} form={{ ...cells, type: row.type }} />}
          {!hasAmount && <p class="soft">{t`The type chosen for all rows has no amount.`}</p>}
          <div class="many-actions">
            <button type="submit" class="main">
              {t`Create checkout`}
            </button>
            <button type="button" onClick={props.onClose}>
              {t`Cancel`}
            </button>
          </div>
        </form>
      </td>
    </tr>
  );
}
