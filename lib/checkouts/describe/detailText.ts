import type { HintSource } from '../database';

/** Names for the details of a checkout. Separate from `text.ts` so that the popup does not load them. */

const SOURCE_WORDS: Record<HintSource, string> = {
  widget: 'Reported by the widget',
  'hosted page': 'Reported by the hosted page',
  webhook: 'Reported by a webhook',
};

export function sourceWord(source: HintSource): string {
  return SOURCE_WORDS[source];
}

// Maps, not objects: what Inqud sends is an open string, and an object also has a "constructor".
const PAYMENT_WORDS = new Map([
  ['NEW', 'Just seen'],
  ['PENDING', 'Being processed'],
  ['FROZEN', 'Frozen: Inqud’s support needs something from you'],
  ['SUCCESS', 'Credited to your balance'],
  ['FAILED', 'Failed'],
  ['CANCELLED', 'Failed (cancelled)'],
  ['EXPIRED', 'Not completed in time'],
]);

/** The transfer's own state (inqud-api.md, 1.4). Never "paid": an underpaid transfer is credited too. */
export function paymentWord(paymentStatus: string): string {
  return PAYMENT_WORDS.get(paymentStatus) ?? paymentStatus;
}

const TYPE_WORDS = new Map([
  ['FIXED_PRICE', 'Fixed amount'],
  ['NO_PRICE', 'Any amount'],
  ['SUGGESTED_FIXED_PRICE', 'Suggested amounts'],
]);

export function typeWord(type: string): string {
  return TYPE_WORDS.get(type) ?? type;
}

const NETWORKS = new Map([
  ['ETHEREUM', 'Ethereum'],
  ['TRON', 'Tron'],
  ['SOLANA', 'Solana'],
  ['BITCOIN', 'Bitcoin'],
  ['POLYGON', 'Polygon'],
]);

/** "USDT on Ethereum" */
export function coinText(currency: string, blockchain: string | null): string {
  return blockchain ? `${currency} on ${NETWORKS.get(blockchain) ?? blockchain}` : currency;
}

/** "USDT on Ethereum" for ETHEREUM_USDT, as Inqud names coins in lists. */
export function coinOf(chainAndCoin: string): string {
  const cut = chainAndCoin.lastIndexOf('_');
  return cut === -1 ? chainAndCoin : coinText(chainAndCoin.slice(cut + 1), chainAndCoin.slice(0, cut));
}
