import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Desk } from '../../../lib/app/desk';
import { draftOf } from '../../../lib/checkout-form/draftAgain';
import { remainderOf } from '../../../lib/checkout-form/remainder';
import { attentionQueue, countAttention, totalOf } from '../../../lib/checkouts/attentionQueries';
import type { StoredCheckout } from '../../../lib/checkouts/database';
import { timelinesOf } from '../../../lib/checkouts/timelines';
import { send } from '../../../lib/messaging/send';
import { hashOf } from '../../../lib/navigation/routes';
import { liveSignal } from '../../../lib/storage/liveSignal';
import { failureOf } from '../../../lib/storage/trouble';
import { useOnScreen } from '../../data/useOnScreen';
import { Unreadable } from '../backup/Unreadable';
import { usePrefill } from '../detail/usePrefill';
import { inSightFirst } from '../inSightFirst';
import { AttentionPage } from './AttentionPage';
import { ColleaguesPending } from './ColleaguesPending';

const AT_ONCE = 50;

/** What needs a person. */
export function Attention({ desk }: { desk: Desk }) {
  const { queue, shown } = useMemo(() => attentionSignals(desk), [desk]);
  useOnScreen(shown, desk.isSending, inSightFirst);
  const filling = usePrefill(desk.history, desk.clock, (accountId) => {
    desk.choice.choose(accountId);
    desk.go({ at: 'new', view: '' });
  });
  const live = queue.value;
  if (live.state === 'failed') return <Unreadable why={failureOf(live.error)} desk={desk} />;
  if (live.state !== 'ready') return null;
  const canCreate = !desk.lock.locked.value;
  return (
    <>
      <AttentionPage
        checkouts={live.value.checkouts}
        pending={desk.pending.value.filter(({ state }) => state === 'unknown')}
        theirs={<ColleaguesPending pending={desk.colleaguesPending.value} clock={desk.clock} />}
        count={live.value.count}
        accountOf={desk.choice.accountOf}
        clock={desk.clock}
        hrefOf={({ id }) => hashOf({ at: 'checkout', id })}
        acknowledge={(checkoutId, note) => send('acknowledge', { checkoutId, note })}
        actions={{
          refresh: ({ id }) => send('refreshCheckout', { checkoutId: id }),
          askForRemainder: canCreate ? (checkout) => askForRemainder(desk, filling, checkout) : null,
          createAgain: canCreate
            ? (checkout) => filling.createAgain(checkout.accountId, draftOf(checkout, desk.clock.peek()))
            : null,
          grant: desk.grant,
        }}
        onRetry={desk.retryCreate}
        onDiscard={desk.discardCreate}
        onShow={(id) => desk.go({ at: 'checkout', id })}
      />
      {filling.question}
    </>
  );
}

async function askForRemainder(desk: Desk, filling: ReturnType<typeof usePrefill>, checkout: StoredCheckout) {
  const remainder = remainderOf(checkout);
  const timelines = await timelinesOf(desk.history, [checkout.id]);
  if (remainder) await filling.askForRemainder(checkout, timelines.get(checkout.id) ?? [], remainder);
}

function attentionSignals({ history }: Desk) {
  const queue = liveSignal(() => async () => ({
    checkouts: await attentionQueue(history, AT_ONCE),
    count: totalOf(await countAttention(history)),
  }));
  const shown = computed(() => (queue.value.state === 'ready' ? queue.value.value.checkouts.map(({ id }) => id) : []));
  return { queue, shown };
}
