import { t } from '@lingui/core/macro';
import type { ReadonlySignal } from '@preact/signals';
import type { Desk } from '../../../lib/app/desk';
import { isLinkOrId } from '../../../lib/checkout-form/linkOrId';
import { orderIn } from '../../../lib/checkout-form/orderIn';
import type { StoredCheckout } from '../../../lib/checkouts/database';
import { orderName } from '../../../lib/checkouts/describe/orderName';
import { shownStatus } from '../../../lib/checkouts/describe/shownStatus';
import { askedText, statusWord } from '../../../lib/checkouts/describe/text';
import { answerSignal } from '../../../lib/search/client/answerSignal';
import { NEWEST_FIRST } from '../../../lib/search/view';
import { isolated } from '../../../lib/shared/foreignText';
import type { Action, ActionGroup } from './actions';
import { newCheckout } from './deskActions';

const MOST = 5;
/** "status:paid" is for the search alone. */
const FIELD = /^[-\p{L}]+:/u;

/** The newest checkouts that match what is typed, as a search in the list would find them, with what was typed. */
export function foundCheckouts(
  desk: Desk,
  typed: ReadonlySignal<string>,
): ReadonlySignal<{ typed: string; rows: StoredCheckout[] } | null> {
  const { search, history } = desk;
  return answerSignal(() => {
    const text = typed.value;
    const whose = desk.whose.value;
    if (text.trim() === '' || desk.lock.locked.value || search.version.value === null) return null;
    return async () => {
      const page = await search.worker.find({ ...whose, search: text, sort: NEWEST_FIRST, after: null, limit: MOST });
      const rows = await history.checkouts.bulkGet(page.ids);
      return { typed: text, rows: rows.filter((row) => row !== undefined) };
    };
  }, search.fail);
}

/** Opens one of those. */
export function openActions(desk: Desk, rows: StoredCheckout[]): ActionGroup {
  const actions = rows.map((row): Action => {
    const status = statusWord(shownStatus(row).status);
    const detail = `${askedText(row)} · ${status}`;
    return {
      id: null,
      title: orderName(row),
      detail,
      isPrivate: true,
      run: () => desk.go({ at: 'checkout', id: row.id }),
    };
  });
  return { title: t`Checkouts`, actions, shown: 'always' };
}

/** Creates one for the order that is typed. It comes last: an account may be called “Shop 2”. */
export function createActions(desk: Desk, typed: string): ActionGroup {
  const { orderId } = orderIn(typed);
  const isOrder = /\p{N}/u.test(orderId) && !FIELD.test(typed.trim()) && !isLinkOrId(orderId);
  const actions = isOrder && desk.choice.current.value !== null ? [createAction(desk, orderId)] : [];
  return { title: t`New checkout`, actions, shown: 'always' };
}

function createAction(desk: Desk, orderId: string): Action {
  const order = isolated(orderId);
  return {
    id: null,
    title: t`Create checkout for ${order}`,
    isPrivate: true,
    run: () => newCheckout(desk, { orderId, presetId: null }),
  };
}
