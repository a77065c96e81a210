import { tooltip } from '../../lib/shared/foreignText';
import './QueuedForms.css';
import type { Unsent } from '../../lib/checkout-form/settings';

/** Orders that were half typed when another one was handed over, each one click away. */
export function QueuedForms(props: {
  queue: Unsent[];
  onBack: (one: Unsent) => void;
  onDiscard: (one: Unsent) => void;
}) {
  return (
    <section class="queued-forms" aria-label="Not sent yet">
      {props.queue.map((one) => (
        <div key={one.attemptId}>
          <p title={tooltip(one.form.orderId)}>
            Order <bdi>{one.form.orderId}</bdi> is not sent yet.
          </p>
          <button type="button" aria-label={`Back to order ${one.form.orderId}`} onClick={() => props.onBack(one)}>
            Back
          </button>
          <button
            type="button"
            class="plain"
            aria-label={`Discard order ${one.form.orderId}`}
            onClick={() => props.onDiscard(one)}
          >
            Discard
          </button>
        </div>
      ))}
    </section>
  );
}
