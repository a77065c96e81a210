import { t } from '@lingui/core/macro';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Quote } from '../../../lib/checkout-form/quote/quote';
import { outsideText } from '../../../lib/checkout-form/quote/quoteText';
import type { Money } from '../../../lib/inqud/models';
import { Note } from '../../ui/Note';

/** Asks before an amount is used that no coin takes. The safe answer has the focus. */
export function OutsideLimits(props: {
  quote: Quote;
  asked: Money;
  /** "Create anyway", "Save anyway" */
  action: string;
  onAnyway: () => void;
  /** Back to the amount. */
  onChange: () => void;
}) {
  const { quote, asked } = props;
  const change = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => change.current?.focus(), []);
  return (
    <Note tone="warn">
      <p class="private">{outsideText(quote, asked.amount, asked.currency)}</p>
      <div class="note-actions">
        <button type="button" ref={change} onClick={props.onChange}>
          {t`Change amount`}
        </button>
        <button type="button" onClick={props.onAnyway}>
          {props.action}
        </button>
      </div>
    </Note>
  );
}
