import { browser } from 'wxt/browser';
import type { HistoryDb, StoredCheckout } from '../../checkouts/database';
import { askedText, statusWord } from '../../checkouts/describe/text';
import { ordersStartingWith } from '../../checkouts/orders';

const MOST = 5;

/** What a person asked for in the address bar: a checkout that is here, or one to create. */
export type Asked = { open: string } | { create: string };

/** Answers what is typed in the address bar after the keyword, by order ID and by checkout ID. */
export function answerOmnibox(setup: {
  history: HistoryDb;
  /** The accounts that are here. */
  accountIds: () => Promise<string[]>;
  asked: (what: Asked) => unknown;
}): void {
  const find = async (text: string) => {
    const known = text.startsWith('CCO-') ? await setup.history.checkouts.get(text) : undefined;
    if (known) return [known];
    return text === '' ? [] : ordersStartingWith(setup.history, await setup.accountIds(), text, MOST);
  };

  browser.omnibox.onInputChanged.addListener(async (typed, suggest) => {
    const text = typed.trim();
    const found = await find(text).catch(() => []);
    const create = text === '' ? 'Type an order ID' : `Create a checkout for order ${text}`;
    const open = found.find((checkout) => isMeant(checkout, text));
    browser.omnibox.setDefaultSuggestion({ description: inOmnibox(open ? `Open ${described(open)}` : create) });
    suggest(found.map((checkout) => ({ content: checkout.id, description: inOmnibox(described(checkout)) })));
  });
  browser.omnibox.onInputEntered.addListener(async (typed) => {
    const text = typed.trim();
    const found = await find(text).catch(() => []);
    const open = found.find((checkout) => isMeant(checkout, text));
    setup.asked(open ? { open: open.id } : { create: text });
  });
}

function isMeant({ id, orderId }: StoredCheckout, text: string): boolean {
  return id === text || orderId === text;
}

function described(checkout: StoredCheckout): string {
  return `${checkout.orderId}: ${askedText(checkout)}, ${statusWord(checkout.status, checkout.reason)}`;
}

/** Chrome parses a description as XML, Firefox shows it as plain text. */
function inOmnibox(text: string): string {
  if (import.meta.env.FIREFOX) return text;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll(/["']/g, ' ');
}
