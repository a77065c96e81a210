import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { StoredCheckout } from '../../../lib/checkouts/database';
import { parseJson } from '../../../lib/inqud/json';
import { CheckoutModel } from '../../../lib/inqud/models';
import { supportText } from '../../../lib/share/supportText';
import { MINUTE } from '../../../lib/shared/time';
import { CHECKOUT_ID, checkout, NOW, REQUEST } from '../support/examples';

const request = (changes: object = {}) =>
  v.parse(CheckoutModel.entries.request, parseJson(JSON.stringify({ ...JSON.parse(REQUEST), ...changes })));
const linesOf = (changes: Partial<StoredCheckout> = {}) => supportText(checkout(changes)).split('\n');

describe('the text for support', () => {
  it('has a line for each known fact, with times in UTC', () => {
    const text = supportText(
      checkout({
        orderId: 'A-17',
        status: 'CONFLICT',
        reason: 'UNDERPAID',
        expiresAt: NOW + 60 * MINUTE,
        statusSince: NOW + 5 * MINUTE,
        answeredAt: NOW + 6 * MINUTE + 789,
        request: request({ paidAmount: 40, txHash: `0x${'ab'.repeat(32)}` }),
      }),
    );
    expect(text).toBe(
      `Order ID: A-17
Checkout ID: ${CHECKOUT_ID}
Status: Underpaid (CONFLICT, UNDERPAID)
Asked: 100 USD
To pay: 99.46291 USDT
Pay until: 2023-12-22 09:49:13 UTC
Paid: 40 USDT
Coin: USDT on ETHEREUM
Address: 0xd954c250e68d2e4585a83d01c2f620ca0f9e94e5
Transaction: 0x${'ab'.repeat(32)}
Created: 2026-03-01 12:00:00 UTC
Expires: 2026-03-01 13:00:00 UTC
Status since: 2026-03-01 12:05:00 UTC, seen here
Checked: 2026-03-01 12:06:00 UTC
Link: https://paycrypto.inqud.com/checkout/${CHECKOUT_ID}
`,
    );
  });

  it('has the time by Inqud of a final status, and when it was seen here', () => {
    const paid = { status: 'SUCCESS', statusSince: NOW, finalSince: { at: NOW - 60 * MINUTE, by: 'inqud' } } as const;
    expect(linesOf(paid)).toEqual(
      expect.arrayContaining(['Status since: 2026-03-01 11:00:00 UTC, by Inqud', 'Seen here: 2026-03-01 12:00:00 UTC']),
    );
    // Nobody had seen an imported one before.
    expect(linesOf({ ...paid, statusSince: NOW - 60 * MINUTE }).join()).not.toContain('Seen here');
    expect(linesOf().join()).toContain('Status since: 2026-03-01 12:00:00 UTC,');
  });

  it('names the colleague who added it, and who says what Inqud has not said to this desk', () => {
    const hint = { status: 'SUCCESS', source: 'colleague', at: NOW, by: 'Bob' } as const;
    const lines = linesOf({ by: 'Anna', unconfirmed: true, hint });
    expect(lines).toEqual(
      expect.arrayContaining([
        'Status: Open (NEW)',
        'Reported: Paid (SUCCESS), 2026-03-01 12:00:00 UTC, by Bob',
        'Added by: Anna',
        'Checked: 2026-03-01 12:00:00 UTC, by Anna',
      ]),
    );
    expect(linesOf({ by: 'Anna' })).toContain('Checked: 2026-03-01 12:00:00 UTC');
    // A report of this browser's own pages is in the timeline.
    expect(linesOf({ hint: { status: 'SUCCESS', source: 'widget', at: NOW } }).join()).not.toContain('Reported');
    expect(linesOf({ by: 'Anna\nStatus: Paid' }).filter((line) => line.startsWith('Status:'))).toHaveLength(1);
  });

  it('leaves out what is not known', () => {
    expect(linesOf({ orderId: '', amount: null }).map((line) => line.split(':')[0])).toEqual([
      'Checkout ID',
      'Status',
      'Created',
      'Status since',
      'Checked',
      'Link',
      '',
    ]);
  });

  it('names no amount without its coin', () => {
    expect(linesOf({ request: request({ currency: null }) }).join()).not.toMatch(/To pay|Coin/);
  });

  it.each([
    ['NEW', null, 'Open (NEW)'],
    ['SUCCESS', null, 'Paid (SUCCESS)'],
    ['CONFLICT', 'OTHER', 'Conflict (CONFLICT, OTHER)'],
    ['ON_HOLD', null, 'ON_HOLD'],
    ['constructor', null, 'constructor'],
  ])('says %s with the reason %j as "%s"', (status, reason, said) => {
    expect(linesOf({ status, reason })).toContain(`Status: ${said}`);
  });

  it('keeps every digit, as Inqud wrote it', () => {
    const amount = '12345678901234567890.123456789012345678';
    expect(linesOf({ amount: { amount, currency: 'ETH' } })).toContain(`Asked: ${amount} ETH`);
  });

  it('lets no untrusted text forge a line or reverse the text direction [S-34]', () => {
    const lines = linesOf({ orderId: 'A\nStatus: Paid\r\u2028\u202eB\u200b<b>&amp;' });
    expect(lines[0]).toBe('Order ID: A\\u000aStatus: Paid\\u000d\\u2028\\u202eB\\u200b<b>&amp;');
    expect(lines.filter((line) => line.startsWith('Status:'))).toEqual(['Status: Open (NEW)']);
  });

  it('keeps all scripts and joiners', () => {
    expect(linesOf({ orderId: '👩‍👩‍👧 متجر Café' })[0]).toBe('Order ID: 👩‍👩‍👧 متجر Café');
  });
});
