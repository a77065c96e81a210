import { bareOrder } from '../shared/bareOrder';
import { cutWhole } from '../shared/cutText';
import { LONGEST_ORDER_ID } from './draft';

/** `cut`: only its beginning, because an order ID cannot be as long as the selection. */
export type SelectedOrder = { orderId: string; cut: boolean };

/** The order ID in selected text: without what a double click or a careless drag adds to the selection. */
export function orderIn(selection: string): SelectedOrder {
  const order = bareOrder(selection);
  return { orderId: cutWhole(order, LONGEST_ORDER_ID).trimEnd(), cut: order.length > LONGEST_ORDER_ID };
}
