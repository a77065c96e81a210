import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { Trans } from '#macro';
import { derivedStart, originalOrderId } from '../../../lib/checkout-form/derivedOrderId';
import type { DraftForm } from '../../../lib/checkout-form/draftForm';
import type { Remainder } from '../../../lib/checkout-form/remainder';
import { remainderForm } from '../../../lib/checkout-form/remainderForm';
import type { Unsent } from '../../../lib/checkout-form/settings';
import { unsent } from '../../../lib/checkout-form/settings';
import type { Clock } from '../../../lib/checkouts/clock';
import type { HistoryDb, StoredCheckout, TimelineEntry } from '../../../lib/checkouts/database';
import { orderIdsStartingWith } from '../../../lib/checkouts/orders';
import { LONGEST_ORDER_ID } from '../../../lib/inqud/draftLimits';
import { isolated } from '../../../lib/shared/foreignText';
import { readSetting, writePageSetting } from '../../../lib/storage/settings';
import { ConfirmDialog } from '../../ui/ConfirmDialog';

type Filled = Unsent & { accountId: string };

/** Fills in the form for a new checkout from one that is there. Asks before it replaces what was typed for another order. */
export function usePrefill(history: HistoryDb, clock: Clock, onFilled: (accountId: string) => void) {
  const [asking, setAsking] = useState<{ typed: string; next: Filled } | null>(null);

  const fill = async (next: Filled) => {
    await writePageSetting(unsent, next);
    onFilled(next.accountId);
  };
  const fillOrAsk = async (accountId: string, filled: Pick<Unsent, 'form' | 'from'>) => {
    const next = { attemptId: crypto.randomUUID(), accountId, ...filled };
    const typed = (await readSetting(unsent))?.form.orderId.trim() ?? '';
    if (typed === '' || typed === next.form.orderId) await fill(next);
    else setAsking({ typed, next });
  };

  const instead = asking?.next.form.orderId ?? '';
  return {
    createAgain: (accountId: string, form: DraftForm) => fillOrAsk(accountId, { form }),

    async askForRemainder(checkout: StoredCheckout, timeline: TimelineEntry[], remainder: Remainder) {
      const { accountId, orderId } = checkout;
      const made = timeline.find(({ source, link }) => source === 'created' && link?.why === 'remainder');
      const original = originalOrderId(orderId, made?.link?.orderId ?? null);
      const taken = await orderIdsStartingWith(history, accountId, derivedStart(original));
      await fillOrAsk(accountId, remainderForm(checkout, remainder, { original, taken }, clock.value));
    },

    question: asking && (
      <ConfirmDialog
        title={<span class="private">{questionText(isolated(asking.typed, LONGEST_ORDER_ID))}</span>}
        action={t`Replace`}
        onAction={() => fill(asking.next)}
        onClose={() => setAsking(null)}
      >
        <p>
          <Trans>
            It wasn’t sent. The form will be filled in for order <bdi class="private">{instead}</bdi> instead.
          </Trans>
        </p>
      </ConfirmDialog>
    ),
  };
}

function questionText(order: string): string {
  return t`Replace what you typed for order ${order}?`;
}
