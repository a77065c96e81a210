import { t } from '@lingui/core/macro';
import { send } from '../../lib/messaging/send';
import { hashOf } from '../../lib/navigation/routes';
import type { Popup } from '../../lib/popup/popupState';
import { CheckoutRow } from '../checkouts/CheckoutRow';
import { ErrorBoundary } from '../ui/failure/ErrorBoundary';
import { lazy } from '../ui/lazy';

const AttentionFilter = lazy(() => import('./AttentionFilter').then(({ AttentionFilter }) => AttentionFilter));
const RowReissue = lazy(() => import('../checkouts/RowReissue').then(({ RowReissue }) => RowReissue));
const PendingRows = lazy(() => import('../checkouts/attention/PendingRows').then(({ PendingRows }) => PendingRows));

const ATTENTION = hashOf({ at: 'attention' });

/** The newest checkouts or those that need a person, below the creates without an answer. */
export function PopupRows({ popup, onOpen }: { popup: Popup; onOpen: (href: string) => void }) {
  const { clock } = popup;
  const { accountOf } = popup.choice;
  const filtered = popup.filtered.value;
  const pending = popup.pending.value;
  /** The newest are of the account in the head, those that need a person of any. */
  const named = filtered && popup.choice.accounts.value.length > 1;
  return (
    <>
      {popup.needing.value > 0 && <AttentionFilter popup={popup} onOpen={onOpen} />}
      <section aria-label={filtered ? t`Needs attention` : t`Recent checkouts`} class="popup-recent">
        {pending.length > 0 && (
          <PendingRows
            pending={pending}
            allHref={`/options.html${ATTENTION}`}
            onOpen={onOpen}
            accountOf={accountOf}
            onRetry={(attemptId, again) => send('retryCreate', { attemptId, again })}
            onDiscard={(attemptId) => send('discardCreate', { attemptId })}
            onShow={(id) => onOpen(hashOf({ at: 'checkout', id }))}
          />
        )}
        {!popup.trouble.value && popup.isUnreadable.value && (
          <p role="alert" class="popup-empty">
            {t`Couldn’t load checkouts. Open the desk for details.`}
          </p>
        )}
        {popup.isEmpty.value && popup.account.value && !filtered && (
          <p class="soft popup-empty">{t`No checkouts yet. Create one and track its payment here.`}</p>
        )}
        <ul class="rows">
          {popup.rows.value.map((checkout) => {
            const account = accountOf(checkout.accountId);
            return (
              <li key={checkout.id}>
                <ErrorBoundary part={t`This checkout`} of={checkout}>
                  <CheckoutRow
                    checkout={checkout}
                    account={account}
                    clock={clock}
                    named={named}
                    href={`/options.html${hashOf({ at: 'checkout', id: checkout.id })}`}
                    onOpen={onOpen}
                  />
                  <RowReissue checkout={checkout} account={account} clock={clock} obstacle={popup.obstacle.value} />
                </ErrorBoundary>
              </li>
            );
          })}
        </ul>
      </section>
    </>
  );
}
