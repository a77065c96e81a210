import './CheckoutPage.css';
import { useState } from 'preact/hooks';
import type { Account } from '../lib/accounts/account';
import type { DraftForm } from '../lib/draft';
import { draftOf } from '../lib/draftAgain';
import type { Annotation } from '../lib/history/annotating';
import type { StoredCheckout, TimelineEntry } from '../lib/history/database';
import type { Problem } from '../lib/problem';
import { supportText } from '../lib/share/supportText';
import { askedText, problemText } from '../lib/words';
import { AccountDot } from './AccountDot';
import { Annotations } from './Annotations';
import { AttentionNote } from './AttentionNote';
import { CheckoutDetails } from './CheckoutDetails';
import { Note, ProblemNote } from './ProblemNote';
import { RawAnswer } from './RawAnswer';
import { StatusMark } from './StatusMark';
import type { Clock } from './Time';
import { Checked } from './Time';
import { Timeline } from './Timeline';
import { useCopy } from './useCopy';
import { WidgetPanel } from './WidgetPanel';

/** One checkout: its status, what can be done, its widget, what is known, what happened. */
export function CheckoutPage(props: {
  checkout: StoredCheckout;
  timeline: TimelineEntry[];
  account: Account | undefined;
  clock: Clock;
  allowed: boolean | null;
  grant: () => void;
  /** Says what kept it from asking, if anything. */
  onRefresh: () => Promise<Problem | null>;
  onWidgetStatus: (status: string) => void;
  acknowledge: (note: string | null) => Promise<unknown>;
  annotate?: (change: Annotation) => Promise<unknown>;
  /** Tags of other checkouts. */
  knownTags?: string[];
  /** Opens the form for a new checkout, filled in like this. Absent while nothing can be made for its account. */
  onCreateAgain?: ((form: DraftForm) => unknown) | undefined;
  onClose: () => void;
}) {
  const { checkout, clock, annotate, onCreateAgain } = props;
  /** Nothing can be asked any more without the account's token. */
  const orphaned = !props.account || props.account.removed !== null;
  const [copied, copy] = useCopy(checkout.url);
  const [supported, copyForSupport] = useCopy(supportText(checkout));
  const [refreshing, setRefreshing] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [failed, setFailed] = useState<string | null>(null);

  const refresh = async () => {
    setRefreshing(true);
    setFailed(null);
    setProblem(null);
    try {
      setProblem(await props.onRefresh());
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error));
    } finally {
      setRefreshing(false);
    }
  };
  // A window's size here is that of its inside, so the page gets the widget's own width.
  const openWindow = () => void window.open(checkout.url, '_blank', 'popup,width=392,height=720,noopener,noreferrer');

  return (
    <article class="checkout-page" aria-labelledby="checkout-title">
      <header>
        <div class="checkout-page-title">
          <h1 id="checkout-title" title={checkout.orderId}>
            <bdi>{checkout.orderId}</bdi>
          </h1>
          <button type="button" class="plain" onClick={props.onClose} aria-label="Close this checkout">
            ✕
          </button>
        </div>
        <p class="checkout-page-state">
          {props.account && (
            <span class="checkout-page-account">
              <AccountDot account={props.account} />
              <bdi>{props.account.label}</bdi>
              {props.account.removed && <span class="checkout-page-removed"> (removed)</span>}
            </span>
          )}
          <span>{askedText(checkout)}</span>
          <StatusMark status={checkout.status} reason={checkout.reason} />
          <span class="soft">
            <Checked at={checkout.answeredAt} clock={clock} />
          </span>
        </p>
        <div class="checkout-page-actions">
          <button type="button" class="main" onClick={copy}>
            {{ idle: 'Copy link', copied: 'Link copied', refused: 'Could not copy' }[copied]}
          </button>
          <a class="button" href={checkout.url} target="_blank" rel="noreferrer">
            Open hosted page
          </a>
          {!orphaned && (
            <button type="button" onClick={refresh} disabled={refreshing}>
              {refreshing ? 'Refreshing…' : 'Refresh'}
            </button>
          )}
        </div>
        <div class="checkout-page-actions checkout-page-more">
          <button type="button" class="plain" onClick={copyForSupport}>
            {{ idle: 'Copy for support', copied: 'Copied for support', refused: 'Could not copy' }[supported]}
          </button>
          {onCreateAgain && (
            <button type="button" class="plain" onClick={() => onCreateAgain(draftOf(checkout, clock.value))}>
              Create again
            </button>
          )}
          <button type="button" class="plain" onClick={openWindow}>
            Open in a 392 px window
          </button>
        </div>
        {orphaned && (
          <p class="soft">
            Its account is not in this browser any more. Inqud cannot be asked about it, and what you see is from the
            last answer.
          </p>
        )}
        <AttentionNote checkout={checkout} acknowledge={props.acknowledge} />
        {problem && <ProblemNote problem={problem} grant={props.grant} />}
        {failed && (
          <Note>
            <p>{failed}</p>
          </Note>
        )}
        {checkout.error && !orphaned && (
          <Note tone="warn">
            <p>
              The last refresh failed. {problemText(checkout.error).what} What you see is from the last answer.{' '}
              {['refused', 'forbidden'].includes(checkout.error.kind)
                ? 'Refresh asks again once this is corrected.'
                : 'The desk tries again by itself.'}
            </p>
          </Note>
        )}
      </header>
      <div class="checkout-page-body">
        <WidgetPanel
          key={checkout.id}
          checkoutId={checkout.id}
          hostedUrl={checkout.url}
          onStatus={props.onWidgetStatus}
          allowed={props.allowed}
          grant={props.grant}
        />
        <div class="checkout-page-facts">
          {annotate && <Annotations checkout={checkout} suggestions={props.knownTags ?? []} annotate={annotate} />}
          <Timeline entries={props.timeline} />
          <CheckoutDetails checkout={checkout} />
          <RawAnswer answer={checkout.answer} />
        </div>
      </div>
    </article>
  );
}
