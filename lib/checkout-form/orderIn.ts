import { LONGEST_ORDER_ID } from './draft';

/** `cut`: only its beginning, because an order ID cannot be as long as what was selected. */
export type SelectedOrder = { orderId: string; cut: boolean };

/** The order ID in selected text: without what a double click or a careless drag takes along. */
export function orderIn(selection: string): SelectedOrder {
  const order = plainSelection(selection);
  return { orderId: order.slice(0, LONGEST_ORDER_ID).trimEnd(), cut: order.length > LONGEST_ORDER_ID };
}

/** Selected text on one line, without the marks around it. */
export function plainSelection(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replace(/^[\s#:№"'“”(]+|[\s.,;:"'“”)]+$/g, '');
}

/** The order ID in what was copied, or nothing: what is copied may be anything, a password too. It is one word with a digit. */
export function orderInCopied(copied: string): string {
  const order = plainSelection(copied.trim());
  return /^(?=.*\d)\S{1,40}$/u.test(order) && !order.includes('://') ? order : '';
}
