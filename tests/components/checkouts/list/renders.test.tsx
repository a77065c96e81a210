import { screen, waitFor } from '@testing-library/preact';
import { Fragment, options } from 'preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { StoredCheckout } from '../../../../lib/checkouts/database';
import { HOUR, SECOND } from '../../../../lib/shared/time';
import { checkout, NOW } from '../../../unit/support/examples';
import { ordersIn, startBrowser } from '../../support/pages';
import { textOf } from '../../support/stage';

beforeEach(() => fakeBrowser.reset());

/** Preact calls this before it draws a component; its name in the built files. */
const hooks = options as { __r?: ((vnode: { type: unknown }) => void) | undefined };
const drawn = hooks.__r;
afterEach(() => {
  hooks.__r = drawn;
});

/** How often each component is drawn from now on. */
function countRenders(): () => Record<string, number> {
  const counts = new Map<string, number>();
  hooks.__r = (vnode) => {
    drawn?.(vnode);
    if (typeof vnode.type !== 'function' || vnode.type === Fragment) return;
    counts.set(vnode.type.name, (counts.get(vnode.type.name) ?? 0) + 1);
  };
  return () => Object.fromEntries(counts);
}

const total = (counts: Record<string, number>) => Object.values(counts).reduce((sum, count) => sum + count, 0);

const REPORTED = 'Paid, reported, not confirmed yet';
/** What the row says after each write for a status that a widget reports: the report, asking Inqud, and its answer. */
const WRITES: [string, Partial<StoredCheckout>][] = [
  [REPORTED, { hint: { status: 'SUCCESS', source: 'widget', at: NOW } }],
  [REPORTED, { nextRefreshAt: NOW + 30 * SECOND }],
  ['Paid', { status: 'SUCCESS', statusSince: NOW, hint: null, answeredAt: NOW + 1, answer: '{"status":"SUCCESS"}' }],
];

it('a reported status draws its own row and little else of 192 rows, and nothing of what is open beside them', async () => {
  const many = Array.from({ length: 230 }, (_, i) =>
    checkout({ id: `c${i}`, orderId: `#${i}`, createdAt: NOW - i, expiresAt: NOW + HOUR, nextRefreshAt: NOW }),
  );
  const { history, user, openDesk } = await startBrowser({ checkouts: many });
  openDesk('#/checkouts/c3');
  for (const rows of [12, 24, 48, 72, 96, 120, 144, 168, 192]) {
    await waitFor(() => expect(ordersIn('Checkouts').length).toBe(rows));
    if (rows < 192) await user.click(await screen.findByRole('button', { name: 'Show more' }));
  }
  await screen.findByRole('heading', { level: 1, name: '#3' });
  const status = () => textOf(document.querySelector('[data-row="c5"] .row-status'));
  const renders = countRenders();
  for (const [shown, change] of WRITES) {
    await history.checkouts.update('c5', change);
    await waitFor(() => expect(status()).toBe(shown));
  }
  await screen.findByText('Order #5: Paid.');
  const { DeskRow = 0, Row = 0, ...others } = renders();
  expect(Row).toBeLessThanOrEqual(WRITES.length);
  expect(DeskRow).toBeLessThanOrEqual(2 * WRITES.length);
  expect(Object.keys(others)).not.toContain('CheckoutPage');
  expect(Object.keys(others)).not.toContain('SearchBar');
  // It was 5,306 when each write drew the whole desk. One more of some when the mark of a changed row goes.
  expect(total(renders())).toBeLessThanOrEqual(80);
});
