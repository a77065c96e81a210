import { ManyPage } from '../../components/bulk-create/BulkCreatePage';
import type { Many } from '../../components/bulk-create/useBulkCreate';
import { takenOrders } from '../../lib/checkouts/orders';
import { hashOf } from '../../lib/navigation/routes';
import type { Desk } from './desk';

/** Creates many checkouts from a pasted table. The run is the desk's: it goes on at other places, too. */
export function CreateMany({ desk, many }: { desk: Desk; many: Many }) {
  const { account, history } = desk;
  return (
    account && (
      <ManyPage
        many={many}
        accounts={desk.accounts}
        currentId={account.id}
        accountOf={desk.accountOf}
        takenOrders={(accountId, orderIds) => takenOrders(history, accountId, orderIds)}
        hrefOf={(id) => hashOf({ at: 'checkout', id })}
        grant={desk.grant}
      />
    )
  );
}
