import type { LoggedRequest } from '../../../lib/requests/logged';
import { CHECKOUT_ID, NOW, WIDGET_ID } from '../support/examples';

export const PATH = `/v1/user/crypto-acquiring/${WIDGET_ID}/checkouts`;

/** A create that is in flight. */
export const SENT: Omit<LoggedRequest, 'number' | 'outcome'> = {
  at: NOW,
  method: 'POST',
  path: PATH,
  mode: 'signed',
  body: { text: '{"clientOrderId":"A-17"}', cut: false },
};

/** A create that was answered. */
export function logged(changes: Partial<LoggedRequest> = {}): LoggedRequest {
  const body = { text: `{"id":"${CHECKOUT_ID}","status":"NEW"}`, cut: false };
  return { ...SENT, number: 0, outcome: { is: 'answered', status: 201, after: 120, body }, ...changes };
}
