import { msg, t } from '@lingui/core/macro';
import { i18n } from '../../language/i18n';

/** Names for the details of a checkout. Separate from `text.ts` so that the popup does not load them. */

// Maps, not objects: what Inqud sends is an open string, and an object also has a "constructor".
const PAYMENT_WORDS = new Map([
  ['NEW', msg`Detected`],
  ['PENDING', msg`Processing`],
  ['FROZEN', msg`Frozen: Inqud support needs something from you`],
  ['SUCCESS', msg`Credited to your balance`],
  ['FAILED', msg`Failed`],
  ['CANCELLED', msg`Failed (canceled)`],
  ['EXPIRED', msg`Not completed in time`],
]);

/** The transfer's own state (inqud-api.md, 1.4). Never "paid": an underpaid transfer is credited too. */
export function paymentWord(paymentStatus: string): string {
  const known = PAYMENT_WORDS.get(paymentStatus);
  return known ? i18n._(known) : paymentStatus;
}

const TYPE_WORDS = new Map([
  ['FIXED_PRICE', msg`Fixed amount`],
  ['NO_PRICE', msg`Any amount`],
  ['SUGGESTED_FIXED_PRICE', msg`Suggested amounts`],
]);

export function typeWord(type: string): string {
  const known = TYPE_WORDS.get(type);
  return known ? i18n._(known) : type;
}

const NETWORKS = new Map([
  ['ETHEREUM', 'Ethereum'],
  ['TRON', 'Tron'],
  ['SOLANA', 'Solana'],
  ['BITCOIN', 'Bitcoin'],
  ['POLYGON', 'Polygon'],
]);

export function networkWord(blockchain: string): string {
  return NETWORKS.get(blockchain) ?? blockchain;
}

/** "USDT on Ethereum" */
export function coinText(currency: string, blockchain: string | null): string {
  if (!blockchain) return currency;
  const network = networkWord(blockchain);
  return t({ message: `${currency} on ${network}`, comment: 'A coin on a blockchain: “USDT on Ethereum”' });
}

/** "USDT on Ethereum" for ETHEREUM_USDT, as Inqud names coins in lists. */
export function coinOf(chainAndCoin: string): string {
  const cut = chainAndCoin.lastIndexOf('_');
  return cut === -1 ? chainAndCoin : coinText(chainAndCoin.slice(cut + 1), chainAndCoin.slice(0, cut));
}
