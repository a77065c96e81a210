import type { Desk } from '../../lib/app/desk';
import { checkoutWithTimeline } from '../../lib/checkouts/timeline';
import { send } from '../../lib/messaging/send';
import { hashOf } from '../../lib/navigation/routes';
import { WebhooksPage } from './WebhooksPage';

/** Checks a webhook that was received elsewhere. */
export function Webhooks({ desk: { choice, history, lock } }: { desk: Desk }) {
  return (
    <WebhooksPage
      accounts={choice.accounts.value}
      currentId={choice.current.value?.id ?? null}
      locked={lock.locked.value}
      actions={{
        check: (webhook) => send('checkWebhook', webhook),
        note: (webhook) => send('noteWebhook', webhook),
        forget: (accountId) => send('forgetWebhookSecret', { accountId }),
        lookUp: (id) => checkoutWithTimeline(history, id),
        hrefOf: (id) => hashOf({ at: 'checkout', id }),
      }}
    />
  );
}
