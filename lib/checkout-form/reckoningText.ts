import { hasNumber } from '../checkouts/describe/orderName';
import { moneyText } from '../checkouts/describe/text';
import { isolated } from '../shared/foreignText';
import type { Reckoning } from './remainder';
import { pricePlaces } from './remainder';

/** How the missing amount was computed, for the user to check. Inqud does not document who bears which fee. */
export function reckoningText({ orderId, amount, remainder }: Reckoning): string {
  const { ask, toPay, missing, method } = remainder;
  const who = hasNumber(orderId) ? `Order ${isolated(orderId)}` : 'The checkout';
  const lacks = `${who} lacks ${moneyText(missing)} of ${moneyText(toPay)}.`;
  const how =
    method === 'share' && amount
      ? ` That share of ${moneyText(amount)}, rounded up${pricePlaces(amount) === 0 ? '' : ` to ${pricePlaces(amount)} places`}, is ${moneyText(ask)}.`
      : amount
        ? ''
        : ` It had no amount of its own, so this asks in ${ask.currency}.`;
  return `${lacks}${how} Fees are not reckoned in: check the amount.`;
}
