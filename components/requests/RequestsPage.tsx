import { plural, t } from '@lingui/core/macro';
import { Plural } from '#macro';
import './RequestsPage.css';
import { computed } from '@preact/signals';
import { useMemo, useState } from 'preact/hooks';
import type { Clock } from '../../lib/checkouts/clock';
import { filterRequests } from '../../lib/requests/filter';
import { MOST_REQUESTS } from '../../lib/requests/logged';
import { countInterrupted } from '../../lib/requests/outcome';
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
  const [requestCount, foundCount] = [requests.length, found.length];
  const filtered = failedOnly || text.trim() !== '';
  const showAll = () => {
    setText('');
    setFailedOnly(false);
  };
  return (
    <section class="requests" aria-label={t`API log`}>
      <header>
        <h1>{t`API log`}</h1>
        <UnlockedOnly what="clear them">
          <button type="button" disabled={requests.length === 0} onClick={clear}>
            {t`Clear`}
          </button>
        </UnlockedOnly>
      </header>
      <p class="soft">
        <Plural
          value={MOST_REQUESTS}
          one="The last # request from this browser to Inqud, newest first. It’s kept in memory until you close the browser, without token ID, secret, or signature."
          other="The last # requests from this browser to Inqud, newest first. They’re kept in memory until you close the browser, without token ID, secret, or signature."
        />
      </p>
      <search class="requests-filter">
        <input
          type="search"
          value={text}
          placeholder={t`Method, path, status, or text in a body`}
          aria-label={t`Filter requests`}
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
          {t`Failed only`}
        </label>
        <p class="soft" role="status">
          {filtered && plural(foundCount, { one: '# found', other: '# found' })}
        </p>
      </search>
      {requests.length === 0 ? (
        <p>{t`No requests yet. They show up here when Checkout Desk contacts Inqud.`}</p>
      ) : found.length === 0 ? (
        <p>
          {plural(requestCount, {
            one: 'No matches among # request.',
            other: 'No matches among # requests.',
          })}{' '}
          <button type="button" onClick={showAll}>
            {t`Show all`}
          </button>
        </p>
      ) : (
        <ol class="requests-list">
          {found.map((request) => (
            <ErrorBoundary key={request.number} part={t`This request`} of={request} isItem>
              <RequestRow request={request} now={now} />
            </ErrorBoundary>
          ))}
        </ol>
      )}
    </section>
  );
}
