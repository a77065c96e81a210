import { t } from '@lingui/core/macro';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { CheckoutList } from '../../../lib/app/checkoutList';
import type { Desk } from '../../../lib/app/desk';
import { isBlurred } from '../../../lib/app/showBlur';
import { orderName } from '../../../lib/checkouts/describe/orderName';
import type { OpenCheckout as Open } from '../../../lib/checkouts/listRead';
import { send } from '../../../lib/messaging/send';
import { isolated } from '../../../lib/shared/foreignText';
import { failureOf } from '../../../lib/storage/trouble';
import { sideIsOver } from '../../data/sideIsOver';
import { useTitle } from '../../ui/hooks/useTitle';
import { BackToList } from '../BackToList';
import { Unreadable } from '../backup/Unreadable';
import { CheckoutPage } from './CheckoutPage';
import { usePrefill } from './usePrefill';

/** Beside the list: the checkout that is open. */
export function OpenCheckout({ desk, list }: { desk: Desk; list: CheckoutList }) {
  const { side, results } = list;
  const { id, read } = results.opened.value;
  const failed = read !== undefined && 'error' in read ? read : null;
  const found = read !== undefined && 'found' in read ? read.found : undefined;
  const filling = usePrefill(desk.history, desk.clock, (accountId) => {
    desk.choice.choose(accountId);
    side.showNew();
  });
  const pane = useRef<HTMLElement>(null);
  usePaneInSight(pane, id, read !== undefined);
  const order = isolated(found ? orderName(found.checkout) : (id ?? ''));
  // The browser shows it outside the page, where nothing can be blurred.
  useTitle(found === undefined ? null : isBlurred() ? t`Checkout details` : t`Order ${order}`);
  return (
    <>
      <section class="desk-side" aria-label={t`Checkout details`} tabIndex={-1} ref={pane}>
        <BackToList onBack={side.close} />
        {failed && <Unreadable why={failureOf(failed.error)} desk={desk} />}
        {found === null && <p>{t`This checkout isn’t in this browser.`}</p>}
        {found && <Found key={id} open={found} desk={desk} list={list} filling={filling} />}
      </section>
      {filling.question}
    </>
  );
}

function Found(props: { open: Open; desk: Desk; list: CheckoutList; filling: ReturnType<typeof usePrefill> }) {
  const { desk, list, filling } = props;
  const { checkout, timeline } = props.open;
  const { id, accountId } = checkout;
  const canFollow = !desk.lock.locked.value && desk.choice.accounts.value.some((account) => account.id === accountId);
  return (
    <CheckoutPage
      checkout={checkout}
      timeline={timeline}
      account={desk.choice.accountOf(accountId)}
      desk={desk}
      actions={{
        refresh: () => send('refreshCheckout', { checkoutId: id }),
        acknowledge: (note) => send('acknowledge', { checkoutId: id, note }),
        annotate: (change) => send('annotate', { checkoutIds: [id], change }),
        erase: desk.lock.locked.value
          ? null
          : async () => {
              await send('eraseCheckouts', { checkoutIds: [id] });
              list.side.close();
            },
        createAgain: canFollow ? (form) => filling.createAgain(accountId, form) : null,
        askForRemainder: canFollow ? (remainder) => filling.askForRemainder(checkout, timeline, remainder) : null,
        savePreset: desk.demo || desk.lock.locked.value ? null : () => desk.go({ at: 'presets', from: id }),
      }}
      authors={desk.colleagueNames.value}
      teamMessages={desk.team.messages.items}
      knownTags={list.choices.value.value?.tags.map(({ value }) => value) ?? []}
      hrefOf={list.links.ofCheckout}
      onClose={list.side.close}
    />
  );
}

/** However far the list was scrolled, a checkout that is opened is seen from its top; beside it, or after it, its row. */
function usePaneInSight(pane: RefObject<HTMLElement | null>, id: string | null, isRead: boolean): void {
  const last = useRef(id);
  useLayoutEffect(() => {
    last.current = id;
    if (!pane.current) return;
    pane.current.scrollTop = 0;
    // The list behind it cannot have the focus.
    if (sideIsOver.peek() && !pane.current.contains(document.activeElement))
      pane.current.focus({ preventScroll: true });
    if (getComputedStyle(pane.current).position !== 'static') return showRow(id);
    const { top } = pane.current.getBoundingClientRect();
    if (top < 0 || top > innerHeight / 2) pane.current.scrollIntoView();
  }, [id, isRead]);
  useEffect(() => () => void requestAnimationFrame(() => showRow(last.current)), []);
}

function showRow(id: string | null): void {
  if (id !== null) document.querySelector(`[data-row="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'nearest' });
}
