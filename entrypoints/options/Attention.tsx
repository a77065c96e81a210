import { useShowing } from '../../components/app/useShowing';
import { AttentionPage } from '../../components/checkouts/attention/AttentionPage';
import { inSightFirst } from '../../components/checkouts/list/inSightFirst';
import { useLive } from '../../components/data/useLive';
import { attentionQueue, countAttention, totalOf } from '../../lib/checkouts/attentionQueries';
import { send } from '../../lib/messaging/send';
import { hashOf } from '../../lib/navigation/routes';
import { errorText } from '../../lib/storage/trouble';
import type { Desk } from './desk';
import { Unreadable } from './Unreadable';

const AT_ONCE = 50;

/** What needs a person. */
export function Attention({ desk }: { desk: Desk }) {
  const { history } = desk;
  const live = useLive(
    async () => ({ queue: await attentionQueue(history, AT_ONCE), count: totalOf(await countAttention(history)) }),
    [],
  );
  const needing = live.state === 'ready' ? live.value : null;
  useShowing(needing?.queue.map(({ id }) => id) ?? [], desk.sending, inSightFirst);
  if (live.state === 'failed') return <Unreadable why={errorText(live.error)} makeCopy={desk.makeCopy} />;
  if (needing === null) return null;
  return (
    <AttentionPage
      checkouts={needing.queue}
      pending={desk.pending.filter(({ state }) => state === 'unknown')}
      count={needing.count}
      accountOf={desk.accountOf}
      clock={desk.clock}
      hrefOf={({ id }) => hashOf({ at: 'checkout', id })}
      acknowledge={(checkoutId, note) => send('acknowledge', { checkoutId, note })}
      onRetry={(attemptId, again) => send('retryCreate', { attemptId, again })}
      onDiscard={(attemptId) => send('discardCreate', { attemptId })}
      onShow={(id) => desk.go({ at: 'checkout', id })}
    />
  );
}
