import { plural, t } from '@lingui/core/macro';
import '../../bulk-create/OutcomeTable.css';
import type { Account } from '../../../lib/accounts/account';
import { listText } from '../../../lib/checkouts/describe/listText';
import { problemText } from '../../../lib/checkouts/describe/problemText';
import type { ImportItem } from '../../../lib/checkouts/import/importing';
import { isMissing } from '../../../lib/checkouts/import/importing';
import { progressText } from '../../ui/progressText';

/** How an import goes: how far it is, and what became of each checkout. */
export function ImportList(props: {
  items: ImportItem[];
  running: boolean;
  /** Named where there are several. */
  accounts: readonly Account[];
  /** Whether each was looked for in several. */
  inAll: boolean;
  hrefOf: (checkoutId: string) => string;
  onRetry: () => unknown;
}) {
  const { items, running, accounts, inAll } = props;
  const nameOf = (id: string | undefined) =>
    accounts.length > 1 ? accounts.find((each) => each.id === id)?.label : undefined;
  const done = items.filter(({ state }) => typeof state === 'object').length;
  const missing = items.filter(isMissing).length;
  return (
    <div class="import-list">
      <div>
        <progress aria-label={t`Imported so far`} max={items.length} value={done} />
        <p>{progressText({ done, total: items.length })}</p>
      </div>
      {/* Said aloud when it begins and ends, not with each checkout. */}
      <p role="status">{running ? t`Importing…` : done < items.length ? t`Paused` : summary(items)}</p>
      {!running && missing > 0 && (
        <div>
          <button type="button" onClick={props.onRetry}>
            {plural(missing, { one: 'Retry # checkout', other: 'Retry # checkouts' })}
          </button>
        </div>
      )}
      <table class="outcome-table" aria-label={t`Outcome of each checkout`}>
        <thead>
          <tr>
            <th scope="col">{t`Checkout ID`}</th>
            <th scope="col">{t`Outcome`}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <th scope="row" class="mono">
                {isHere(item) ? <a href={props.hrefOf(item.id)}>{item.id}</a> : item.id}
              </th>
              <td>
                {outcomeText(item, inAll)}
                {nameOf(item.accountId) && (
                  <>
                    {' · '}
                    <bdi>{nameOf(item.accountId)}</bdi>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function isHere({ state }: ImportItem): boolean {
  return typeof state === 'object' && (state.outcome === 'imported' || state.outcome === 'updated');
}

function outcomeText({ state }: ImportItem, inAll: boolean): string {
  if (state === 'waiting') return t`Waiting`;
  if (state === 'asking') return t`Checking…`;
  switch (state.outcome) {
    case 'imported':
      return t`Imported`;
    case 'updated':
      return t`Already here, now up to date`;
    case 'notFound':
      return inAll ? t`Inqud can’t find it in any of your accounts` : t`Inqud can’t find it in this account`;
    case 'failed': {
      const { what, todo } = problemText(state.problem);
      return `${what} ${todo}`;
    }
  }
}

/** "Done: 3 imported, 1 already here, 1 not found, 1 failed." */
function summary(items: ImportItem[]): string {
  const count = (outcome: string) =>
    items.filter(({ state }) => typeof state === 'object' && state.outcome === outcome).length;
  const [imported, updated, notFound, failed] = [
    count('imported'),
    count('updated'),
    count('notFound'),
    count('failed'),
  ];
  const outcomes = listText([
    ...(imported > 0 ? [plural(imported, { one: '# imported', other: '# imported' })] : []),
    ...(updated > 0 ? [plural(updated, { one: '# already here', other: '# already here' })] : []),
    ...(notFound > 0 ? [plural(notFound, { one: '# not found', other: '# not found' })] : []),
    ...(failed > 0 ? [plural(failed, { one: '# failed', other: '# failed' })] : []),
  ]);
  return t({ message: `Done: ${outcomes}.`, comment: 'A list, such as “3 imported, 1 failed”' });
}
