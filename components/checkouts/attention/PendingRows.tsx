import { plural } from '@lingui/core/macro';
import type { Account } from '../../../lib/accounts/account';
import type { PendingCreate } from '../../../lib/checkouts/database';
import type { Replies } from '../../../lib/messaging/commands';
import { send } from '../../../lib/messaging/send';
import { PendingRow } from './PendingRow';

/** More would push what stands below them out of sight. */
const MOST = 3;

/** The creates that have no answer: all of them, or the first few and the way to the others. */
export function PendingRows(props: {
  /** The newest first. */
  pending: PendingCreate[];
  /** Where all of them are, when not here. */
  allHref?: string;
  /** Opens that in place of the browser. */
  onOpen?: (href: string) => void;
  accountOf: (accountId: string) => Account | undefined;
  onRetry: (attemptId: string, again: boolean) => Promise<Replies['retryCreate']>;
  onDiscard: (attemptId: string) => Promise<unknown>;
  onShow: (checkoutId: string) => void;
}) {
  const { pending, allHref } = props;
  const shown = allHref === undefined ? pending : pending.slice(0, MOST);
  const others = pending.length - shown.length;
  return (
    <>
      {shown.map((create) => (
        <PendingRow
          key={create.attemptId}
          pending={create}
          account={props.accountOf(create.accountId)}
          onRetry={(again) => props.onRetry(create.attemptId, again)}
          onDiscard={() => props.onDiscard(create.attemptId)}
          onSettle={(checkoutId) => send('settleCreate', { attemptId: create.attemptId, checkoutId })}
          onShow={props.onShow}
        />
      ))}
      {others > 0 && allHref !== undefined && (
        <p>
          <a
            href={allHref}
            onClick={(event) => {
              if (!props.onOpen) return;
              event.preventDefault();
              props.onOpen(allHref);
            }}
          >
            {plural(others, { one: '# more order without an answer', other: '# more orders without an answer' })}
          </a>
        </p>
      )}
    </>
  );
}
