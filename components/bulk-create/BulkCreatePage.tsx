import { t } from '@lingui/core/macro';
import { Trans } from '#macro';
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
  const name = account?.label;
  return (
    <section class="many-page" aria-label={t`Bulk create`} tabIndex={-1} ref={page}>
      <h1>{t`Bulk create`}</h1>
      {progress && run ? (
        <>
          {account && accounts.length > 1 && (
            <p>
              <Trans comment="The name of an account, after a dot in its color">
                for <AccountDot account={account} /> <bdi>{name}</bdi>
              </Trans>
            </p>
          )}
          {many.typed.text.trim() !== '' && (
            <Note tone="warn">
              <p>{t`The rows you pasted in this tab weren’t created. They’ll be back when you start over.`}</p>
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
