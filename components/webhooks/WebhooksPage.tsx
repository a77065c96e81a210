import { t } from '@lingui/core/macro';
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
    <section class="webhooks" aria-label={t`Webhooks`}>
      <h1>{t`Webhooks`}</h1>
      {accounts.length > 0 ? (
        <ErrorBoundary part={t`The webhook check`}>
          <WebhookChecking {...props} />
        </ErrorBoundary>
      ) : (
        <p>{t`Add an account in Settings first: each webhook belongs to a widget.`}</p>
      )}
      <ErrorBoundary part={t`Help with receiving webhooks`}>
        <WebhookSetup />
        <ReceiverExamples />
      </ErrorBoundary>
    </section>
  );
}
