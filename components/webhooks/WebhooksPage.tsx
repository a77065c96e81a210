import './WebhooksPage.css';
import type { Account } from '../../lib/accounts/account';
import { ErrorBoundary } from '../ui/failure/ErrorBoundary';
import { ReceiverExamples } from './ReceiverExamples';
import { WebhookChecking } from './WebhookChecking';
import { WebhookSetup } from './WebhookSetup';
import type { WebhookActions } from './webhookActions';

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
        <ErrorBoundary part="The check of a webhook">
          <WebhookChecking {...props} />
        </ErrorBoundary>
      ) : (
        <p>Add an account in Settings first: a webhook belongs to its widget.</p>
      )}
      <ErrorBoundary part="How to receive webhooks">
        <WebhookSetup />
        <ReceiverExamples />
      </ErrorBoundary>
    </section>
  );
}
