import './CheckoutRow.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { StoredCheckout } from '../lib/history/database';
import { isFinal } from '../lib/inqud/status';
import { askedText } from '../lib/words';
import { StatusMark } from './StatusMark';
import type { Clock } from './Time';
import { Ago, TimeLeft } from './Time';

/** One checkout on one line, a link to its page. It is marked for two seconds when its status changes. */
export function CheckoutRow(props: {
  checkout: StoredCheckout;
  clock: Clock;
  href: string;
  current?: boolean;
  /** When given, a plain click calls it instead of following the link. */
  onOpen?: (href: string) => void;
}) {
  const { checkout, clock } = props;
  // A report never hides what Inqud has said for good.
  const hint = isFinal(checkout.status) ? null : checkout.hint;
  const shown = hint?.status ?? checkout.status;
  const changed = useChanged(shown);
  return (
    <a
      class={`row${changed ? ' row-changed' : ''}`}
      href={props.href}
      aria-current={props.current ? 'true' : undefined}
      onClick={(event) => {
        if (!props.onOpen || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        props.onOpen(props.href);
      }}
    >
      <span class="row-order" title={checkout.orderId}>
        {checkout.orderId}
      </span>{' '}
      <span class="row-name soft" title={checkout.name ?? undefined}>
        {checkout.name}
      </span>{' '}
      <span class="row-amount">{askedText(checkout)}</span>{' '}
      <span class="row-status">
        <StatusMark status={shown} reason={hint ? null : checkout.reason} reported={hint !== null} />
        {hint && <span class="unseen">, reported, not confirmed yet</span>}
      </span>{' '}
      <span class="row-time soft">
        {!isFinal(shown) && shown !== 'PAYMENT_DETECTED' && checkout.expiresAt !== null ? (
          <TimeLeft until={checkout.expiresAt} clock={clock} />
        ) : (
          <Ago at={checkout.statusSince} clock={clock} />
        )}
      </span>
    </a>
  );
}

/** True for two seconds after the value has changed. */
function useChanged(value: string): boolean {
  const last = useRef(value);
  const [changed, setChanged] = useState(false);
  useEffect(() => {
    if (last.current === value) return;
    last.current = value;
    setChanged(true);
    const timer = setTimeout(() => setChanged(false), 2000);
    return () => clearTimeout(timer);
  }, [value]);
  return changed;
}
