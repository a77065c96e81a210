import { BulkCreatePage } from '../../components/bulk-create/BulkCreatePage';
import type { BulkCreation } from '../../components/bulk-create/useBulkCreate';
import { existingOrders } from '../../lib/checkouts/orders';
import { hashOf } from '../../lib/navigation/routes';
import type { Desk } from './desk';

/** Creates many checkouts from a pasted table. The run is the desk's: it goes on at other places, too. */
export function BulkCreate({ desk, many }: { desk: Desk; many: BulkCreation }) {
  const { account, history } = desk;
  return (
    account && (
      <BulkCreatePage
        many={many}
        accounts={desk.accounts}
        currentId={account.id}
        accountOf={desk.accountOf}
        takenOrders={(accountId, orderIds) => existingOrders(history, accountId, orderIds)}
        hrefOf={(id) => hashOf({ at: 'checkout', id })}
        grant={desk.grant}
      />
    )
  );
}
