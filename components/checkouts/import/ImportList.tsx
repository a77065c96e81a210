import '../../bulk-create/OutcomeTable.css';
import { problemText } from '../../../lib/checkouts/describe/problemText';
import type { ImportItem } from '../../../lib/checkouts/import/importing';
import { isMissing } from '../../../lib/checkouts/import/importing';

/** How an import goes: how far it is, and what became of each checkout. */
export function ImportList(props: {
  items: ImportItem[];
  running: boolean;
  hrefOf: (checkoutId: string) => string;
  onRetry: () => unknown;
}) {
  const { items, running } = props;
  const done = items.filter(({ state }) => typeof state === 'object').length;
  const missing = items.filter(isMissing).length;
  return (
    <div class="import-list">
      <div>
        <progress aria-label="Imported so far" max={items.length} value={done} />
        <p>
          {done} of {items.length}
        </p>
      </div>
      {/* Said aloud when it begins and ends, not with each checkout. */}
      <p role="status">{running ? 'Importing…' : done < items.length ? 'Paused.' : `Done: ${summary(items)}.`}</p>
      {!running && missing > 0 && (
        <div>
          <button type="button" onClick={props.onRetry}>
            Try again what was not imported ({missing})
          </button>
        </div>
      )}
      <table class="outcome-table" aria-label="What became of each">
        <thead>
          <tr>
            <th scope="col">Checkout ID</th>
            <th scope="col">Outcome</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <th scope="row" class="mono">
                {isHere(item) ? <a href={props.hrefOf(item.id)}>{item.id}</a> : item.id}
              </th>
              <td>{outcomeText(item)}</td>
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

function outcomeText({ state }: ImportItem): string {
  if (state === 'waiting') return 'Waiting';
  if (state === 'asking') return 'Asking Inqud…';
  switch (state.outcome) {
    case 'imported':
      return 'Imported';
    case 'updated':
      return 'Was here already; brought up to date';
    case 'notFound':
      return 'Inqud does not know it with this account';
    case 'failed': {
      const { what, todo } = problemText(state.problem);
      return `${what} ${todo}`;
    }
  }
}

/** "3 imported, 1 was here, 1 not found, 1 failed" */
function summary(items: ImportItem[]): string {
  const count = (outcome: string) =>
    items.filter(({ state }) => typeof state === 'object' && state.outcome === outcome).length;
  const parts = [
    [count('imported'), 'imported'],
    [count('updated'), 'here already'],
    [count('notFound'), 'not found'],
    [count('failed'), 'failed'],
  ] as const;
  return parts.flatMap(([number, word]) => (number > 0 ? [`${number} ${word}`] : [])).join(', ');
}
