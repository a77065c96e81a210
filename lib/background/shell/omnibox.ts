import { t } from '@lingui/core/macro';
import { browser } from 'wxt/browser';
import { isLinkOrId } from '../../checkout-form/linkOrId';
import type { HistoryDb, StoredCheckout } from '../../checkouts/database';
import { orderName } from '../../checkouts/describe/orderName';
import { askedText, statusWord } from '../../checkouts/describe/text';
import { ordersMeant } from '../../checkouts/orders';
import { checkoutIdsIn } from '../../inqud/checkoutIds';
import { isAlike } from '../../shared/alike';
import { bareOrder } from '../../shared/bareOrder';
import { isolated } from '../../shared/foreignText';

const MOST = 5;

const emptyText = () => t`Enter an order ID`;

/** The user's intent in the address bar: a checkout, an order to create one for, or a text to search. */
export type Asked = { open: string } | { create: string } | { find: string };

/** Answers what is typed in the address bar after the keyword: an order ID, a checkout ID, or a payment link. */
export function answerOmnibox(setup: {
  history: HistoryDb;
  /** The accounts that are here. */
  accountIds: () => Promise<string[]>;
  /** Whether the lock hides the history. */
  isHidden: () => Promise<boolean>;
  /** Whether orders and amounts are not shown to who looks on. */
  isBlurred: () => Promise<boolean>;
  /** Settles when the language is known. */
  spoken: Promise<void>;
  asked: (what: Asked) => unknown;
}): { forget: () => Promise<void> } {
  const find = async (typed: string): Promise<StoredCheckout[]> =>
    ordersMeant(setup.history, await setup.accountIds(), typed, MOST);
  /** The checkouts for the typed text, the best matches first, and what Enter does. */
  const read = async (
    typed: string,
  ): Promise<{ found: StoredCheckout[]; enter: Asked; what: string; isHidden?: true }> => {
    await setup.spoken;
    const text = bareOrder(typed);
    const [id] = checkoutIdsIn(typed).ids;
    if (await setup.isHidden()) {
      const what = t`Checkout Desk is locked. Press Enter, then unlock it.`;
      return { found: [], enter: enterLocked(text, id), what, isHidden: true };
    }
    if (id !== undefined) {
      const known = await setup.history.checkouts.get(id).catch(() => undefined);
      const shown = known && !(await setup.isBlurred()) ? known : undefined;
      return { found: shown ? [shown] : [], enter: { open: id }, what: shown ? openText(shown) : idText(id) };
    }
    if (text === '') return { found: [], enter: { create: '' }, what: emptyText() };
    // Whether it leads to one of Inqud's pages or not.
    if (isLinkOrId(text)) return { found: [], enter: { find: text }, what: t`Find this link in Checkout Desk` };
    const found = await find(typed).catch(() => []);
    const meant =
      [typed.trim(), text]
        .map((each) => found.find(({ orderId }) => orderId === each))
        .find((each) => each !== undefined) ?? found.find(({ orderId }) => isAlike(orderId, text));
    const isBlurred = await setup.isBlurred();
    const shown = isBlurred ? [] : found;
    if (meant) {
      const what = isBlurred ? idText(meant.id) : openText(meant);
      return { found: shown, enter: { open: meant.id }, what };
    }
    const order = isolated(text);
    return { found: shown, enter: { create: text }, what: t`Create checkout for order ${order}` };
  };

  browser.omnibox.onInputChanged.addListener(async (typed, suggest) => {
    const { found, what, isHidden } = await read(typed);
    // It was locked while this was read.
    if (!isHidden && (await setup.isHidden())) return;
    browser.omnibox.setDefaultSuggestion({ description: asDefault(what) });
    suggest(found.map((checkout) => ({ content: checkout.id, description: inOmnibox(described(checkout)) })));
  });
  browser.omnibox.onInputEntered.addListener(async (typed) => {
    setup.asked((await read(typed)).enter);
  });
  return {
    /** Takes back what the browser shows when the keyword is typed next: the last answer. */
    async forget() {
      await setup.spoken;
      await browser.omnibox.setDefaultSuggestion({ description: asDefault(emptyText()) });
    },
  };
}

/** What Enter does without a look at the history: after unlocking, a checkout is open or what was typed is searched. */
function enterLocked(text: string, id: string | undefined): Asked {
  if (id !== undefined) return { open: id };
  return text === '' ? { create: '' } : { find: text };
}

function idText(id: string): string {
  return t`Open checkout ${id}`;
}

function openText(known: StoredCheckout): string {
  const checkout = described(known);
  return t({ message: `Open ${checkout}`, context: 'action', comment: '“Open 10482: 100.00 USD, Paid”' });
}

function described(checkout: StoredCheckout): string {
  const order = isolated(orderName(checkout));
  const amount = isolated(askedText(checkout));
  const status = isolated(statusWord(checkout.status, checkout.reason));
  return t({ message: `${order}: ${amount}, ${status}`, comment: '“10482: 100.00 USD, Paid”' });
}

/** In the first line Chrome would put what is typed for "%s": an order called so would read as another one. */
function asDefault(text: string): string {
  return inOmnibox(import.meta.env.FIREFOX ? text : text.replaceAll('%s', '% s'));
}

/** Chrome parses a description as XML, Firefox shows it as plain text. */
function inOmnibox(text: string): string {
  if (import.meta.env.FIREFOX) return text;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll(/["']/g, ' ');
}
