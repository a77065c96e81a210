import { ImportPage } from '../../components/checkouts/import/ImportPage';
import { send } from '../../lib/messaging/send';
import { hashOf } from '../../lib/navigation/routes';
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
