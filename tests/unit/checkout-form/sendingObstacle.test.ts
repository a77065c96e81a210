import { expect, it } from 'vitest';
import { sendingObstacle } from '../../../lib/checkout-form/sendingObstacle';

const FREE = { locked: false, online: true, allowed: true };

it.each([
  [{}, null],
  [{ allowed: null }, null],
  [{ locked: true, online: false, allowed: false }, 'Unlock Checkout Desk first.'],
  [{ online: false }, 'This computer is offline.'],
  [{ allowed: false }, 'Allow access to Inqud first.'],
])('with %j the obstacle is %j', (is, words) => {
  expect(sendingObstacle({ ...FREE, ...is })).toBe(words);
});
