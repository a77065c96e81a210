import { expect, it } from 'vitest';
import { sendingObstacle } from '../../../lib/checkout-form/sendingObstacle';

const FREE = { locked: false, online: true, allowed: true };

it.each([
  [{}, null],
  [{ allowed: null }, null],
  [{ locked: true, online: false, allowed: false }, 'locked'],
  [{ online: false }, 'offline'],
  [{ allowed: false }, 'not allowed'],
])('with %j the obstacle is %j', (is, obstacle) => {
  expect(sendingObstacle({ ...FREE, ...is })).toBe(obstacle);
});
