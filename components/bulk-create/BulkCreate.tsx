import type { Desk } from '../../lib/app/desk';
import { existingOrders } from '../../lib/checkouts/orders';
import { hashOf } from '../../lib/navigation/routes';
import { BulkCreatePage } from './BulkCreatePage';
import type { BulkCreation } from './useBulkCreate';

/** Creates many checkouts from a pasted table. The run is the desk's: it goes on at other pages, too. */
export function BulkCreate({ desk, many }: { desk: Desk; many: BulkCreation }) {
  const { choice, history } = desk;
  const account = choice.current.value;
  return (
    account && (
      <BulkCreatePage
        many={many}
        accounts={choice.accounts.value}
        currentId={account.id}
        accountOf={choice.accountOf}
        takenOrders={(accountId, orderIds) => existingOrders(history, accountId, orderIds)}
        hrefOf={(id) => hashOf({ at: 'checkout', id })}
        grant={desk.grant}
      />
    )
  );
}
