import type { StoredCheckout } from '../checkouts/database';
import { sinceOf } from '../inqud/finalSince';
import type { Money } from '../inqud/models';
import type { CheckoutStatus } from '../inqud/status';
import { foldId, isUnspaced, wordsOf } from './fold';
import { oneText } from './oneText';

/**
 * The searchable, sortable and countable fields of a checkout. Small, because 100,000 of them are in memory. Times are
 * epoch ms.
 */
export type Entry = {
  id: string;
  accountId: string;
  orderId: string;
  status: CheckoutStatus;
  reason: string | null;
  type: string | null;
  createdAt: number;
  /** Since when it has its status, and whether that is by Inqud's own time: see `sinceOf`. */
  updatedAt: number;
  updatedByInqud: boolean;
  expiresAt: number | null;
  /** The requested amount of a fixed price. */
  amount: Money | null;
  /** The paid amount, in the payer's coin. */
  paid: Money | null;
  coin: string | null;
  network: string | null;
  /** The colleague whose desk made it, or brought it here. */
  by: string | null;
  tags: string[];
  noted: boolean;
  archived: boolean;
  attention: boolean;
  late: boolean;
  /** The folded words of name, note, tags and an order ID with spaces, each after a space; one line for each text. */
  words: string;
  /** Folded order ID, checkout ID, request ID, address and transaction hash, each after a line feed. */
  ids: string;
  /** The folded order ID alone, for its numbers, after a line break. */
  order: string;
};

export function entryOf(checkout: StoredCheckout): Entry {
  const { request } = checkout;
  const { currency = null, blockchain = null, paidAmount = null } = request ?? {};
  const since = sinceOf(checkout);
  return {
    id: checkout.id,
    accountId: oneText(checkout.accountId),
    orderId: checkout.orderId,
    status: oneText(checkout.status),
    reason: oneText(checkout.reason),
    type: oneText(checkout.type),
    createdAt: checkout.createdAt,
    updatedAt: since.at,
    updatedByInqud: since.by === 'inqud',
    expiresAt: checkout.expiresAt,
    amount: checkout.amount,
    paid: paidAmount !== null && currency !== null ? { amount: paidAmount, currency } : null,
    coin: oneText(currency),
    network: oneText(blockchain),
    by: oneText(checkout.by ?? null),
    tags: checkout.tags.map(oneText),
    noted: checkout.note !== null && checkout.note.trim() !== '',
    archived: checkout.archived === 1,
    attention: checkout.attentionAt !== undefined,
    late: checkout.late,
    // `join` makes a flat string; `+` would make a rope, which the engine flattens at the first search.
    words: [...ifSeveralWords(checkout.orderId), checkout.name, checkout.note, ...checkout.tags]
      .map(spacedWords)
      .join('\n'),
    ids: ['', checkout.orderId, checkout.id, request?.id, request?.address, request?.txHash]
      .filter((id) => id !== null && id !== undefined)
      .map(foldId)
      .join('\n'),
    order: `\n${foldId(checkout.orderId)}`,
  };
}

function ifSeveralWords(orderId: string): string[] {
  return /\S\s+\S/.test(orderId) || isUnspaced(orderId) ? [orderId] : [];
}

function spacedWords(text: string | null): string {
  return text === null ? '' : ['', ...wordsOf(text)].join(' ');
}
