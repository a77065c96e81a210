import './RequestsPage.css';
import { t } from '@lingui/core/macro';
import { computed } from '@preact/signals';
import { useMemo, useState } from 'preact/hooks';
import type { Clock } from '../../lib/checkouts/clock';
import { filterRequests } from '../../lib/requests/filter';
import { MOST_REQUESTS } from '../../lib/requests/logged';
import { countInterrupted } from '../../lib/requests/outcome';
import { countText, numberText } from '../../lib/shared/countText';
import { UnlockedOnly } from '../accounts/lock/UnlockedOnly';
import { ErrorBoundary } from '../ui/failure/ErrorBoundary';
import { RequestRow } from './RequestRow';
import { useRequests } from './useRequests';

/** What was asked of Inqud lately and what it answered, newest first, for whoever looks for a fault. */
export function RequestsPage({ clock, clear }: { clock: Clock; clear: () => Promise<unknown> }) {
  const known = useRequests();
  const requests = known ?? [];
  const [text, setText] = useState('');
  const [failedOnly, setFailedOnly] = useState(false);
  // A list is not made anew each second, only when one more counts as interrupted.
  const interrupted = useMemo(() => computed(() => countInterrupted(known ?? [], clock.value)), [known, clock]).value;
  const now = clock.peek();
  const found = useMemo(
    () => filterRequests(requests, { text, failedOnly }, now),
    [known, text, failedOnly, interrupted],
  );
  if (known === undefined) return null;
  const filtered = failedOnly || text.trim() !== '';
  const showAll = () => {
    setText('');
    setFailedOnly(false);
  };
  return (
    <section class="requests" aria-label="Requests">
      <header>
        <h1>Requests</h1>
        <UnlockedOnly why={t`Checkout Desk is locked. Unlock it to clear them.`}>
          <button type="button" disabled={requests.length === 0} onClick={clear}>
            Clear
          </button>
        </UnlockedOnly>
      </header>
      <p class="soft">
        The last {MOST_REQUESTS} requests of this browser to Inqud, newest first, as they happen. They are kept in
        memory until the browser closes, without token ID, secret or signature.
      </p>
      <search class="requests-filter">
        <input
          type="search"
          value={text}
          placeholder="Method, path, status, or anything in a body"
          aria-label="Filter requests"
          autocomplete="off"
          spellcheck={false}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        <label>
          <input
            type="checkbox"
            checked={failedOnly}
            onChange={({ currentTarget }) => setFailedOnly(currentTarget.checked)}
          />
          Failed only
        </label>
        <p class="soft" role="status">
          {filtered && `${numberText(found.length)} found`}
        </p>
      </search>
      {requests.length === 0 ? (
        <p>Nothing was asked of Inqud since the browser started, or since this list was cleared.</p>
      ) : found.length === 0 ? (
        <p>
          None of {countText(requests.length, 'request')} fits.{' '}
          <button type="button" onClick={showAll}>
            Show all
          </button>
        </p>
      ) : (
        <ol class="requests-list">
          {found.map((request) => (
            <ErrorBoundary key={request.number} part="This request" of={request} isItem>
              <RequestRow request={request} now={now} />
            </ErrorBoundary>
          ))}
        </ol>
      )}
    </section>
  );
}
