import { LONGEST_ORDER_ID } from './draft';

/** `cut`: the selection was longer than an order ID may be, and is truncated. */
export type SelectedOrder = { orderId: string; cut: boolean };

/** The order ID in selected text, without the surroundings that a double click or a careless drag selects. */
export function orderIn(selection: string): SelectedOrder {
  const order = plainSelection(selection);
  return { orderId: order.slice(0, LONGEST_ORDER_ID).trimEnd(), cut: order.length > LONGEST_ORDER_ID };
}

/** Selected text on one line, without surrounding punctuation. */
export function plainSelection(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replace(/^[\s#:№"'“”(]+|[\s.,;:"'“”)]+$/g, '');
}

/**
 * The order ID in a copied text: one word with a digit. Empty for anything else, because the clipboard may hold a
 * password.
 */
export function orderInCopied(copied: string): string {
  const order = plainSelection(copied.trim());
  return /^(?=.*\d)\S{1,40}$/u.test(order) && !order.includes('://') ? order : '';
}
