import { WebhooksPage } from '../../components/webhooks/WebhooksPage';
import { checkoutWithTimeline } from '../../lib/checkouts/timeline';
import { send } from '../../lib/messaging/send';
import { hashOf } from '../../lib/navigation/routes';
import type { Desk } from './desk';

/** Checks a webhook that was received elsewhere. */
export function Webhooks({ desk }: { desk: Desk }) {
  return (
    <WebhooksPage
      accounts={desk.accounts}
      currentId={desk.account?.id ?? null}
      locked={desk.locked}
      actions={{
        check: (webhook) => send('checkWebhook', webhook),
        note: (webhook) => send('noteWebhook', webhook),
        forget: (accountId) => send('forgetWebhookSecret', { accountId }),
        lookUp: (id) => checkoutWithTimeline(desk.history, id),
        hrefOf: (id) => hashOf({ at: 'checkout', id }),
      }}
    />
  );
}
