import { plural, t } from '@lingui/core/macro';
import './AttentionPage.css';
import checkIcon from 'lucide/dist/esm/icons/check.mjs';
import type { ComponentChildren } from 'preact';
import type { Account } from '../../../lib/accounts/account';
import type { Clock } from '../../../lib/checkouts/clock';
import type { PendingCreate, StoredCheckout } from '../../../lib/checkouts/database';
import type { Replies } from '../../../lib/messaging/commands';
import { ErrorBoundary } from '../../ui/failure/ErrorBoundary';
import { AttentionNote } from '../AttentionNote';
import { CheckoutRow } from '../CheckoutRow';
import type { AdvisedActions } from './AdvisedAction';
import { AdvisedAction } from './AdvisedAction';
import { EmptyState } from './EmptyState';
import { PendingRows } from './PendingRows';

/** All that needs a person, the gravest first. */
export function AttentionPage(props: {
  checkouts: StoredCheckout[];
  /** Creates whose outcome only a person can settle. */
  pending: PendingCreate[];
  /** What colleagues' desks wait for. */
  theirs?: ComponentChildren;
  /** How many there are in all. */
  count: number;
  accountOf: (accountId: string) => Account | undefined;
  clock: Clock;
  hrefOf: (checkout: StoredCheckout) => string;
  acknowledge: (checkoutId: string, note: string | null) => Promise<unknown>;
  actions: AdvisedActions;
  onRetry: (attemptId: string, again: boolean) => Promise<Replies['retryCreate']>;
  onDiscard: (attemptId: string) => Promise<unknown>;
  onShow: (checkoutId: string) => void;
}) {
  const { checkouts, pending, count } = props;
  const hidden = count - checkouts.length - pending.length;
  return (
    <section class="attention-page" aria-label={t`Attention`}>
      <h1>{t`Needs attention`}</h1>
      {count === 0 && (
        <EmptyState icon={checkIcon} title={t`You’re all caught up`} tone="good">
          <p>{t`Underpaid, late, and unclear checkouts show up here and on the toolbar button.`}</p>
        </EmptyState>
      )}
      <PendingRows
        pending={pending}
        accountOf={props.accountOf}
        onRetry={props.onRetry}
        onDiscard={props.onDiscard}
        onShow={props.onShow}
      />
      {props.theirs}
      <ul>
        {checkouts.map((checkout) => (
          <li key={checkout.id}>
            <ErrorBoundary part={t`This checkout`} of={checkout}>
              <div class="rows">
                <CheckoutRow
                  checkout={checkout}
                  account={props.accountOf(checkout.accountId)}
                  named
                  clock={props.clock}
                  href={props.hrefOf(checkout)}
                />
              </div>
              <AttentionNote checkout={checkout} acknowledge={(note) => props.acknowledge(checkout.id, note)}>
                <AdvisedAction checkout={checkout} href={props.hrefOf(checkout)} actions={props.actions} />
              </AttentionNote>
            </ErrorBoundary>
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <p class="soft">
          {plural(hidden, {
            one: '# more checkout shows up here once you’ve handled some of these.',
            other: '# more checkouts show up here once you’ve handled some of these.',
          })}
        </p>
      )}
    </section>
  );
}
