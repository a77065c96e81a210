import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Desk } from '../../../lib/app/desk';
import { attentionQueue, countAttention, totalOf } from '../../../lib/checkouts/attentionQueries';
import { send } from '../../../lib/messaging/send';
import { hashOf } from '../../../lib/navigation/routes';
import { liveSignal } from '../../../lib/storage/liveSignal';
import { failureOf } from '../../../lib/storage/trouble';
import { useOnScreen } from '../../data/useOnScreen';
import { Unreadable } from '../backup/Unreadable';
import { inSightFirst } from '../inSightFirst';
import { AttentionPage } from './AttentionPage';

const AT_ONCE = 50;

/** What needs a person. */
export function Attention({ desk }: { desk: Desk }) {
  const { queue, shown } = useMemo(() => attentionSignals(desk), [desk]);
  useOnScreen(shown, desk.isSending, inSightFirst);
  const live = queue.value;
  if (live.state === 'failed') return <Unreadable why={failureOf(live.error)} desk={desk} />;
  if (live.state !== 'ready') return null;
  return (
    <AttentionPage
      checkouts={live.value.checkouts}
      pending={desk.pending.value.filter(({ state }) => state === 'unknown')}
      count={live.value.count}
      accountOf={desk.choice.accountOf}
      clock={desk.clock}
      hrefOf={({ id }) => hashOf({ at: 'checkout', id })}
      acknowledge={(checkoutId, note) => send('acknowledge', { checkoutId, note })}
      onRetry={desk.retryCreate}
      onDiscard={desk.discardCreate}
      onShow={(id) => desk.go({ at: 'checkout', id })}
    />
  );
}

function attentionSignals({ history }: Desk) {
  const queue = liveSignal(() => async () => ({
    checkouts: await attentionQueue(history, AT_ONCE),
    count: totalOf(await countAttention(history)),
  }));
  const shown = computed(() => (queue.value.state === 'ready' ? queue.value.value.checkouts.map(({ id }) => id) : []));
  return { queue, shown };
}
