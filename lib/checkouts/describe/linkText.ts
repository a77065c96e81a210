import type { CheckoutLink, Source } from '../database';
import { orderName } from './orderName';
import { moneyText } from './text';

/** The timeline's text about another checkout, and the name of the link to it. */
export function linkText(link: CheckoutLink, source: Source): { words: string; name: string } {
  const name = orderName({ orderId: link.orderId, id: link.checkoutId });
  const isLater = source === 'created';
  if (link.why === 'remainder') {
    if (isLater) return { words: 'Asks for what is missing of', name };
    return { words: `Remaining ${link.asked ? moneyText(link.asked) : 'amount'} asked for with`, name };
  }
  // Both have the same order ID.
  return isLater
    ? { words: 'Made anew, with a fresh time, after', name: 'the earlier checkout' }
    : { words: 'Re-issued with a fresh time as', name: 'the later checkout' };
}
