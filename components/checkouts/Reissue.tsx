import { orderName } from '../../lib/checkouts/describe/orderName';
import './Reissue.css';
import { useRef, useState } from 'preact/hooks';
import { freshDraft } from '../../lib/checkout-form/reissue';
import type { Clock } from '../../lib/checkouts/clock';
import type { StoredCheckout } from '../../lib/checkouts/database';
import { problemText } from '../../lib/checkouts/describe/problemText';
import type { Replies } from '../../lib/messaging/commands';
import { send } from '../../lib/messaging/send';
import { copyWhenReady } from '../../lib/share/clipboard';
import { messageOf } from '../../lib/shared/messageOf';

type State = { is: 'idle' | 'busy' } | { is: 'made'; url: string; copied: boolean } | { is: 'failed'; why: string };

/**
 * The button that makes the same checkout anew with a fresh time, and puts its link into the clipboard. Pressed again it
 * makes no other one: it copies that link.
 */
export function Reissue(props: {
  checkout: StoredCheckout;
  clock: Clock;
  /** Why nothing can be sent now. */
  obstacle: string | null;
}) {
  const { checkout, obstacle } = props;
  const [state, setState] = useState<State>({ is: 'idle' });
  const busy = useRef(false);
  // Kept until a checkout is made: whatever a lost answer hides, the same attempt makes no second one.
  const attemptId = useRef(crypto.randomUUID());

  const copy = async (url: string) => setState({ is: 'made', url, copied: await copyWhenReady(Promise.resolve(url)) });

  const reissue = async () => {
    const { draft, mistake } = freshDraft(checkout, props.clock.value);
    if (!draft) return setState({ is: 'failed', why: `It cannot be made again as it is. ${mistake}` });
    const { id, accountId } = checkout;
    setState({ is: 'busy' });
    const result = send('createCheckout', {
      attemptId: attemptId.current,
      accountId,
      draft,
      again: true,
      follows: { checkoutId: id, why: 'reissue' },
    });
    const url = result.then((done) => (done.outcome === 'created' ? done.url : Promise.reject(new Error('No link'))));
    const copying = copyWhenReady(url);
    try {
      const done = await result;
      if (done.outcome === 'created') setState({ is: 'made', url: done.url, copied: await copying });
      else setState({ is: 'failed', why: whyNot(done) });
    } catch (error) {
      setState({ is: 'failed', why: messageOf(error) });
    }
  };

  const press = async () => {
    if (busy.current || obstacle !== null) return;
    busy.current = true;
    // Nothing is awaited before: the clipboard is open only within the click.
    await (state.is === 'made' ? copy(state.url) : reissue());
    busy.current = false;
  };

  return (
    <>
      <button
        type="button"
        class="reissue"
        aria-disabled={obstacle !== null || state.is === 'busy'}
        title={obstacle ?? 'A new link for the same, with a fresh time'}
        onClick={press}
      >
        {labelOf(state)}
        <span class="visually-hidden"> {orderName(checkout)}</span>
      </button>
      <span class="visually-hidden" role="status">
        {state.is === 'made' && (state.copied ? 'Re-issued. The new link is in the clipboard.' : 'Re-issued.')}
      </span>
      {state.is === 'failed' && (
        <p class="reissue-failed" role="alert">
          {state.why}
        </p>
      )}
    </>
  );
}

function labelOf(state: State): string {
  if (state.is === 'busy') return 'Re-issuing…';
  if (state.is === 'made') return state.copied ? 'Link copied' : 'Copy new link';
  return 'Re-issue';
}

function whyNot(done: Exclude<Replies['createCheckout'], { outcome: 'created' }>): string {
  if (done.outcome === 'exists') return 'Nothing was sent.';
  const { what, todo } = problemText(done.problem);
  if (done.outcome === 'refused') return `${what} ${todo}`;
  return `${what} It is not known whether the new link was made: it is in the list, with an unknown outcome.`;
}
