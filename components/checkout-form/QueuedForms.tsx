import { t } from '@lingui/core/macro';
import { Trans } from '#macro';
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
    <section class="queued-forms" aria-label={t`Not sent yet`}>
      {props.queue.map((one) => {
        const order = one.form.orderId;
        return (
          <div key={one.attemptId}>
            <p title={tooltip(order)}>
              <Trans>
                Order <bdi class="private">{order}</bdi> isn’t sent yet.
              </Trans>
            </p>
            <button type="button" aria-label={t`Back to order ${order}`} onClick={() => props.onBack(one)}>
              {t({ message: 'Back', context: 'action' })}
            </button>
            <button
              type="button"
              class="plain"
              aria-label={t`Discard order ${order}`}
              onClick={() => props.onDiscard(one)}
            >
              {t({ message: 'Discard', context: 'action' })}
            </button>
          </div>
        );
      })}
    </section>
  );
}
