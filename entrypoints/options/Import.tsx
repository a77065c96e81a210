import { ImportPage } from '../../components/ImportPage';
import { hashOf } from '../../lib/desk';
import { send } from '../../lib/messaging';
import type { Desk } from './desk';

/** Brings checkouts of elsewhere into the history. */
export function Import({ desk: { account, accounts, grant } }: { desk: Desk }) {
  return (
    account && (
      <ImportPage
        accounts={accounts}
        currentId={account.id}
        importOne={(accountId, checkoutId) => send('importCheckout', { accountId, checkoutId })}
        hrefOf={(id) => hashOf({ at: 'checkout', id })}
        grant={grant}
      />
    )
  );
}
