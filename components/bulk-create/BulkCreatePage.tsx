import './BulkCreatePage.css';
import { useRef } from 'preact/hooks';
import type { Account } from '../../lib/accounts/account';
import type { AlikeOrder } from '../../lib/checkouts/orders';
import { AccountDot } from '../accounts/AccountDot';
import { useLostFocus } from '../ui/hooks/useLostFocus';
import { Note } from '../ui/Note';
import { BulkResult } from './BulkResult';
import { BulkSetup } from './BulkSetup';
import type { BulkCreation } from './useBulkCreate';

/** Creates a checkout for each row of a table: first what is pasted, then how far it is and what became of each. */
export function BulkCreatePage(props: {
  many: BulkCreation;
  /** The live accounts, in their order. */
  accounts: Account[];
  /** The one that is chosen at first. */
  currentId: string;
  accountOf: (accountId: string) => Account | undefined;
  /** Which of these orders have a checkout; null for one that may have been made. */
  takenOrders: (accountId: string, orderIds: string[]) => Promise<Map<string, string | null | AlikeOrder>>;
  hrefOf: (checkoutId: string) => string;
  grant: () => void;
}) {
  const { many, accounts } = props;
  const { progress, run } = many;
  const page = useRef<HTMLElement>(null);
  const going = Boolean(progress && run);
  useLostFocus(going, () => {
    if (!going) page.current?.focus();
  });
  if (progress === undefined) return null;
  const account = progress && props.accountOf(progress.run.accountId);
  return (
    <section class="many-page" aria-label="Create many" tabIndex={-1} ref={page}>
      <h1>Create many</h1>
      {progress && run ? (
        <>
          {account && accounts.length > 1 && (
            <p>
              for <AccountDot account={account} /> <bdi>{account.label}</bdi>
            </p>
          )}
          {many.typed.text.trim() !== '' && (
            <Note tone="warn">
              <p>What you pasted in this tab was not created. It is here again after “Start anew”.</p>
            </Note>
          )}
          <BulkResult progress={progress} run={run} onDrop={many.drop} hrefOf={props.hrefOf} grant={props.grant} />
        </>
      ) : (
        <BulkSetup
          typed={many.typed}
          onType={many.setTyped}
          accounts={accounts}
          currentId={props.currentId}
          takenOrders={props.takenOrders}
          hrefOf={props.hrefOf}
          onStart={many.start}
        />
      )}
    </section>
  );
}
