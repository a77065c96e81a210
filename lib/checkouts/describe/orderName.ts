import { t } from '@lingui/core/macro';
import { foreignText } from '../../shared/foreignText';

/** Enough of a checkout's ID to distinguish it from others. */
const END = 8;

type Order = { orderId: string; id: string };

/** The name of a checkout everywhere: its order ID, else the end of its own ID, "…4dd5c5af". */
export function orderName({ orderId, id }: Order): string {
  if (hasNumber(orderId)) return orderId;
  return id.length > END ? `…${id.slice(-END)}` : id;
}

/** The same within a sentence: "order 10482", "checkout …4dd5c5af". `show` writes the name. */
export function orderWords(order: Order, show = (name: string) => name): string {
  const name = show(orderName(order));
  return hasNumber(order.orderId) ? t`order ${name}` : t`checkout ${name}`;
}

/** Whether there is anything to see in an order ID. */
export function hasNumber(orderId: string): boolean {
  return foreignText(orderId) !== '';
}
