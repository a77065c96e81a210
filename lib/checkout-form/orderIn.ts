import { LONGEST_ORDER_ID } from '../inqud/draftLimits';
import { bareOrder } from '../shared/bareOrder';
import { cutWhole } from '../shared/cutText';

/** `cut`: the selection was longer than an order ID may be, and is truncated. */
export type SelectedOrder = { orderId: string; cut: boolean };

/** The order ID in selected text, without the surroundings that a double click or a careless drag selects. */
export function orderIn(selection: string): SelectedOrder {
  const order = bareOrder(selection);
  return { orderId: cutWhole(order, LONGEST_ORDER_ID).trimEnd(), cut: order.length > LONGEST_ORDER_ID };
}
