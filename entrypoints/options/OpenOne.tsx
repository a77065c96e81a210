import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { CheckoutPage } from '../../components/checkouts/detail/CheckoutPage';
import { usePrefill } from '../../components/checkouts/detail/usePrefill';
import { useLive } from '../../components/data/useLive';
import { useTitle } from '../../components/ui/hooks/useTitle';
import { checkoutWithTimeline } from '../../lib/checkouts/timeline';
import { send } from '../../lib/messaging/send';
import type { Choices } from '../../lib/search/contract';
import { errorText } from '../../lib/storage/trouble';
import type { Desk } from './desk';
import { Unreadable } from './Unreadable';

/** Beside the list: the checkout that is open. */
export function OpenOne(props: {
  desk: Desk;
  id: string;
  /** What of the list is shown meanwhile. */
  view: string;
  choices: Choices | null;
  hrefOf: (id: string) => string;
  onClose: () => void;
}) {
  const { desk, id, choices } = props;
  const { history, accounts, clock } = desk;
  const live = useLive(async () => ({ id, found: await checkoutWithTimeline(history, id) }), [id]);
  const filling = usePrefill(history, clock, (accountId) => {
    desk.choose(accountId);
    desk.go({ at: 'new', view: props.view });
  });
  // While the next checkout is read, the answer is still the one about the last.
  const read = live.state === 'ready' && live.value.id === id ? live.value : null;
  const side = useRef<HTMLElement>(null);
  // However far the list was scrolled, a checkout that is opened is seen from its top; beside it, or after it, its row.
  useLayoutEffect(() => {
    const pane = side.current;
    if (!pane) return;
    pane.scrollTop = 0;
    if (getComputedStyle(pane).position === 'sticky') return showRow(id);
    const { top } = pane.getBoundingClientRect();
    if (top < 0 || top > innerHeight / 2) pane.scrollIntoView();
  }, [id, read === null]);
  const last = useRef(id);
  last.current = id;
  useEffect(
    () => () => {
      requestAnimationFrame(() => showRow(last.current));
    },
    [],
  );
  useTitle(read && `Order ${read.found?.checkout.orderId || id}`);
  if (live.state === 'failed') {
    return (
      <section class="desk-side" aria-label="One checkout" tabIndex={-1} ref={side}>
        <Unreadable why={errorText(live.error)} makeCopy={desk.makeCopy} />
      </section>
    );
  }
  if (read === null) return <section class="desk-side" aria-label="One checkout" tabIndex={-1} ref={side} />;
  const { found } = read;
  if (found === null) {
    return (
      <section class="desk-side" aria-label="One checkout" tabIndex={-1} ref={side}>
        <p>This checkout is not in the list of this browser.</p>
      </section>
    );
  }
  const { checkout, timeline } = found;
  const canFollow = !desk.locked && accounts.some((account) => account.id === checkout.accountId);
  return (
    <>
      <section class="desk-side" aria-label="One checkout" tabIndex={-1} ref={side}>
        <CheckoutPage
          key={id}
          {...found}
          account={desk.accountOf(checkout.accountId)}
          clock={clock}
          allowed={desk.allowed}
          grant={desk.grant}
          onRefresh={() => send('refreshCheckout', { checkoutId: id })}
          acknowledge={(note) => send('acknowledge', { checkoutId: id, note })}
          annotate={(change) => send('annotate', { checkoutIds: [id], change })}
          knownTags={choices?.tags.map(({ value }) => value) ?? []}
          {...(canFollow && {
            onCreateAgain: (form) => filling.createAgain(checkout.accountId, form),
            onAskForRemainder: (remainder) => filling.askForRemainder(checkout, timeline, remainder),
          })}
          obstacle={desk.obstacle}
          hrefOf={props.hrefOf}
          onClose={props.onClose}
        />
      </section>
      {filling.question}
    </>
  );
}

function showRow(id: string): void {
  document.querySelector(`[data-row="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'nearest' });
}
