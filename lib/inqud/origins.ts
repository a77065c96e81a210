/** The only two origins that this extension talks to (inqud-api.md, "Reading" and "Widget"). */
export const API_ORIGIN = 'https://api.inqud.com';
export const WIDGET_ORIGIN = 'https://paycrypto.inqud.com';

/** The embedded widget's script, and at the same time the address of the frame that hosts it. */
export const WIDGET_SCRIPT_URL = `${WIDGET_ORIGIN}/widget.js`;

/** A checkout's hosted page, as the documented `acquiringUrl` shows it, for an answer that leaves it out. */
export function hostedPageOf(checkoutId: string): string {
  return `${WIDGET_ORIGIN}/checkout/${encodeURIComponent(checkoutId.toWellFormed())}`;
}
