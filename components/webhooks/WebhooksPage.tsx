import './WebhooksPage.css';
import type { Account } from '../../lib/accounts/account';
import type { StoredCheckout, TimelineEntry } from '../../lib/checkouts/database';
import type { NoteOutcome, Payload, WebhookCheck } from '../../lib/messaging/messaging';
import { ReceiverExamples } from './ReceiverExamples';
import { WebhookChecking } from './WebhookChecking';
import { WebhookSetup } from './WebhookSetup';

/** A checkout with its timeline, or null when it is not in this browser. */
export type Known = { checkout: StoredCheckout; timeline: TimelineEntry[] } | null;

/** What the page can have done; the background alone reads a kept secret. */
export type WebhookActions = {
  check: (webhook: Payload<'checkWebhook'>) => Promise<WebhookCheck>;
  note: (webhook: Payload<'noteWebhook'>) => Promise<NoteOutcome>;
  forget: (accountId: string) => Promise<unknown>;
  lookUp: (checkoutId: string) => Promise<Known>;
  hrefOf: (checkoutId: string) => string;
};

/** Checks a webhook that was received elsewhere, and says how to receive them. */
export function WebhooksPage(props: {
  /** The live accounts, in their order. */
  accounts: Account[];
  currentId: string | null;
  locked: boolean;
  actions: WebhookActions;
}) {
  const { accounts } = props;
  return (
    <section class="webhooks" aria-label="Webhooks">
      <h1>Webhooks</h1>
      {accounts.length > 0 ? (
        <WebhookChecking {...props} />
      ) : (
        <p>Add an account in Settings first: a webhook belongs to its widget.</p>
      )}
      <WebhookSetup />
      <ReceiverExamples />
    </section>
  );
}
