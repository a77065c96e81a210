import type { Desk } from '../../../lib/app/desk';
import { send } from '../../../lib/messaging/send';
import { hashOf } from '../../../lib/navigation/routes';
import { ImportPage } from './ImportPage';

/** Brings checkouts of elsewhere into the history. */
export function Import({ desk: { choice, history, grant } }: { desk: Desk }) {
  const account = choice.current.value;
  return (
    account && (
      <ImportPage
        accounts={choice.accounts.value}
        currentId={account.id}
        importOne={(accountId, checkoutId) => send('importCheckout', { accountId, checkoutId })}
        ownerOf={async (id) => (await history.checkouts.get(id))?.accountId}
        hrefOf={(id) => hashOf({ at: 'checkout', id })}
        grant={grant}
      />
    )
  );
}
