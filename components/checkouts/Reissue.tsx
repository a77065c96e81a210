import { t } from '@lingui/core/macro';
import type { SendingObstacle } from '../../lib/checkout-form/sendingObstacle';
import { sendingObstacleText } from '../../lib/checkout-form/sendingObstacleText';
import { orderName } from '../../lib/checkouts/describe/orderName';
import './Reissue.css';
import { useRef, useState } from 'preact/hooks';
import { freshDraft } from '../../lib/checkout-form/reissue';
import type { Clock } from '../../lib/checkouts/clock';
import type { StoredCheckout } from '../../lib/checkouts/database';
import { problemText } from '../../lib/checkouts/describe/problemText';
import { wrongEndText } from '../../lib/checkouts/describe/wrongEndText';
import type { CheckoutDraft } from '../../lib/inqud/models';
import type { Replies } from '../../lib/messaging/commands';
import { send } from '../../lib/messaging/send';
import { copyWhenReady } from '../../lib/share/clipboard';
import { messageOf } from '../../lib/shared/messageOf';
import { Asked } from './Asked';

type State =
  | { is: 'idle' | 'busy' }
  /** What a file or a colleague has brought is looked at first; pressed again, it is sent. */
  | { is: 'shown'; draft: CheckoutDraft }
  /** `endsLaterBy`: how much later than wanted the link ends, ms; negative for sooner. */
  | { is: 'made'; url: string; copied: boolean; endsLaterBy: number | undefined }
  | { is: 'failed'; why: string };

/**
 * The button that reissues a checkout: the same with a new expiry, its link in the clipboard. Pressed again it
 * makes no other one: it copies that link.
 */
export function Reissue(props: {
  checkout: StoredCheckout;
  clock: Clock;
  /** Why nothing can be sent now. */
  obstacle: SendingObstacle | null;
}) {
  const { checkout, obstacle } = props;
  const [state, setState] = useState<State>({ is: 'idle' });
  const busy = useRef(false);
  const hasLooked = useRef(false);
  // Kept until a checkout is made: whatever a lost answer hides, the same attempt makes no second one.
  const attemptId = useRef(crypto.randomUUID());

  const copy = async (made: State & { is: 'made' }) =>
    setState({ ...made, copied: await copyWhenReady(Promise.resolve(made.url)) });

  const reissue = async () => {
    const asOf = props.clock.value;
    const { draft, mistake } = freshDraft(checkout, asOf);
    if (!draft) return setState({ is: 'failed', why: `${t`Can’t reissue this checkout.`} ${mistake}` });
    if (checkout.fromOutside && state.is !== 'shown' && !hasLooked.current) return setState({ is: 'shown', draft });
    hasLooked.current = true;
    const { id, accountId } = checkout;
    setState({ is: 'busy' });
    const result = send('createCheckout', {
      attemptId: attemptId.current,
      accountId,
      draft,
      asOf,
      again: true,
      follows: { checkoutId: id, why: 'reissue' },
    });
    const url = result.then((done) => (done.outcome === 'created' ? done.url : Promise.reject(new Error('No link'))));
    const copying = copyWhenReady(url);
    try {
      const done = await result;
      if (done.outcome === 'created') {
        setState({ is: 'made', url: done.url, copied: await copying, endsLaterBy: done.endsLaterBy });
      } else setState({ is: 'failed', why: whyNot(done) });
    } catch (error) {
      setState({ is: 'failed', why: messageOf(error) });
    }
  };

  const press = async ({ detail }: MouseEvent) => {
    if (busy.current || obstacle !== null) return;
    // The second half of a double click has looked at nothing.
    if (state.is === 'shown' && detail > 1) return;
    busy.current = true;
    // Nothing is awaited before: the clipboard is open only within the click.
    await (state.is === 'made' ? copy(state) : reissue());
    busy.current = false;
  };

  const warning = warningIn(state);
  return (
    <>
      <button
        type="button"
        class="reissue"
        data-action="reissue"
        aria-disabled={obstacle !== null || state.is === 'busy'}
        title={obstacle ? sendingObstacleText(obstacle) : t`New link for the same order, with a new expiry`}
        aria-label={nameOf(state, orderName(checkout))}
        onClick={press}
      >
        {labelOf(state)}
      </button>
      <span class="visually-hidden" role="status">
        {state.is === 'made' && (state.copied ? t`Reissued. The new link is in the clipboard.` : t`Reissued.`)}
      </span>
      {state.is === 'shown' && (
        <div class="reissue-asked" role="status">
          <Asked draft={state.draft} />
        </div>
      )}
      {warning !== null && (
        <p class="reissue-failed" role="alert">
          {warning}
        </p>
      )}
    </>
  );
}

function warningIn(state: State): string | null {
  if (state.is === 'failed') return state.why;
  return state.is === 'made' && state.endsLaterBy !== undefined ? wrongEndText(state.endsLaterBy) : null;
}

function labelOf(state: State): string {
  if (state.is === 'busy') return t`Reissuing…`;
  if (state.is === 'made') return state.copied ? t`Link copied` : t`Copy new link`;
  return t`Reissue`;
}

/** The same with the order, as a list has many of these buttons. It begins with what is seen. */
function nameOf(state: State, order: string): string {
  if (state.is === 'busy') return t`Reissuing… ${order}`;
  if (state.is === 'made') return state.copied ? t`Link copied: ${order}` : t`Copy new link: ${order}`;
  return t`Reissue ${order}`;
}

function whyNot(done: Exclude<Replies['createCheckout'], { outcome: 'created' }>): string {
  if (done.outcome === 'exists') return t`Nothing was created.`;
  const { what, todo } = problemText(done.problem);
  if (done.outcome === 'refused') return `${what} ${todo}`;
  return `${what} ${t`The new link may exist. It’s in the list with an unknown outcome.`}`;
}
