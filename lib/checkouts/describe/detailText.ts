import { msg, t } from '@lingui/core/macro';
import type { Message } from '../../language/i18n';
import { i18n } from '../../language/i18n';
import { isolated } from '../../shared/foreignText';
import type { HintSource } from '../database';

/** Names for the details of a checkout. Separate from `text.ts` so that the popup does not load them. */

const SOURCE_WORDS: Record<HintSource, Message> = {
  widget: msg`Reported by the widget`,
  'hosted page': msg`Reported by the hosted page`,
  webhook: msg`Reported by a webhook`,
  colleague: msg`Reported by a colleague’s desk`,
};

/** `by`: the colleague whose desk said so. */
export function sourceWord(source: HintSource, by?: string): string {
  if (by === undefined) return i18n._(SOURCE_WORDS[source]);
  const colleague = isolated(by);
  return t`Reported by ${colleague}’s desk`;
}

// Maps, not objects: what Inqud sends is an open string, and an object also has a "constructor".
const PAYMENT_WORDS = new Map([
  ['NEW', msg`Just seen`],
  ['PENDING', msg`Being processed`],
  ['FROZEN', msg`Frozen: Inqud’s support needs something from you`],
  ['SUCCESS', msg`Credited to your balance`],
  ['FAILED', msg`Failed`],
  ['CANCELLED', msg`Failed (cancelled)`],
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

/** "USDT on Ethereum" */
export function coinText(currency: string, blockchain: string | null): string {
  if (!blockchain) return currency;
  const network = NETWORKS.get(blockchain) ?? blockchain;
  return t({ message: `${currency} on ${network}`, comment: 'A coin on a blockchain: “USDT on Ethereum”' });
}

/** "USDT on Ethereum" for ETHEREUM_USDT, as Inqud names coins in lists. */
export function coinOf(chainAndCoin: string): string {
  const cut = chainAndCoin.lastIndexOf('_');
  return cut === -1 ? chainAndCoin : coinText(chainAndCoin.slice(cut + 1), chainAndCoin.slice(0, cut));
}
