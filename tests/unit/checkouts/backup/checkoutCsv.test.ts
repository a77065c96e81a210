import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { csvFormat, csvHead, csvRow } from '../../../../lib/checkouts/backup/checkoutCsv';
import { copyParts } from '../../../../lib/checkouts/backup/export';
import type { StoredCheckout } from '../../../../lib/checkouts/database';
import { parseJson } from '../../../../lib/inqud/json';
import { CheckoutModel } from '../../../../lib/inqud/models';
import { checkout, emptyHistory, model, NOW, REQUEST } from '../../support/examples';
import { readCsv } from '../../support/readCsv';

const { request } = v.parse(CheckoutModel, { ...model(), request: parseJson(REQUEST) });

function cellsOf(changes: Partial<StoredCheckout>, account: string | null = 'Shop A'): Record<string, string> {
  const [names = [], cells = []] = readCsv(csvHead({ bom: false }) + csvRow(checkout(changes), account));
  expect(cells).toHaveLength(names.length);
  return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
}

describe('a checkout in a table', () => {
  it('has everything that the desk shows', () => {
    const cells = cellsOf({
      id: 'CCO-1',
      orderId: '10482',
      name: 'Balance',
      request,
      status: 'CONFLICT',
      reason: 'UNDERPAID',
      amount: { amount: '100.00', currency: 'USD' },
      expiresAt: NOW + 3_600_000,
      statusSince: NOW + 1500,
      answeredAt: NOW + 60_000,
      returnUrl: 'https://example.com/return',
      note: 'Called, will pay\nthe rest',
      tags: ['vip', 'refund'],
      archived: 1,
      attention: { reasons: ['underpaid', 'frozen', 'overpaid'], acknowledged: ['frozen'] },
    });
    expect(cells).toEqual({
      'Order ID': '10482',
      'Checkout ID': 'CCO-1',
      Account: 'Shop A',
      Status: 'Underpaid',
      'Status at Inqud': 'CONFLICT',
      Reason: 'UNDERPAID',
      Type: 'Fixed amount',
      Name: 'Balance',
      Amount: '100.00',
      Currency: 'USD',
      Created: '2026-03-01T12:00:00Z',
      Expires: '2026-03-01T13:00:00Z',
      'Status since': '2026-03-01T12:00:01Z',
      'Status since by': 'seen here',
      'Last checked': '2026-03-01T12:01:00Z',
      Coin: 'USDT',
      Network: 'ETHEREUM',
      'To pay': '99.46291',
      Paid: '',
      Transaction: '',
      Address: '0xd954c250e68d2e4585a83d01c2f620ca0f9e94e5',
      'Request ID': 'CAPD-8f57bdbe-b485-41e2-a850-ef4feb45759c',
      'Your fee': '5.07315',
      'Payer’s fee': '0',
      'You receive': '94.38976',
      Link: 'https://paycrypto.inqud.com/checkout/CCO-1',
      'Return address': 'https://example.com/return',
      Note: 'Called, will pay\nthe rest',
      Tags: 'vip; refund',
      Archived: 'yes',
      Attention: 'underpaid; overpaid',
    });
  });

  it.each<[string, Partial<StoredCheckout>, [since: string, by: string]]>([
    [
      'by Inqud, whenever it was seen here',
      { status: 'SUCCESS', finalSince: { at: NOW - 86_400_000, by: 'inqud' } },
      ['2026-02-28T12:00:00Z', 'Inqud'],
    ],
    [
      'by the answer of an earlier release',
      { status: 'EXPIRED', answer: '{"status":"EXPIRED","lastUpdatedAt":"2026-02-28T23:59:59.999999999Z"}' },
      ['2026-02-28T23:59:59Z', 'Inqud'],
    ],
    ['as it was seen here', { status: 'SUCCESS' }, ['2026-03-01T12:00:00Z', 'seen here']],
    ['while it is open', { status: 'REQUEST_CREATED' }, ['2026-03-01T12:00:00Z', '']],
  ])('has since when it is what it is, and whose word that is: %s', (_what, changes, said) => {
    const cells = cellsOf(changes);
    expect([cells['Status since'], cells['Status since by']]).toEqual(said);
  });

  it('leaves unknown fields empty', () => {
    const cells = cellsOf({ amount: null, type: null }, null);
    const empty = ['Account', 'Type', 'Amount', 'Expires', 'Coin', 'Paid', 'Note', 'Tags', 'Attention'];
    for (const name of empty) expect(cells[name], name).toBe('');
    expect(cells.Archived).toBe('no');
  });

  it('keeps each digit of an amount, and an unknown status', () => {
    const cells = cellsOf({ amount: { amount: '-0.1234567890123456789', currency: 'BTC' }, status: 'HELD' });
    expect(cells).toMatchObject({ Amount: '-0.1234567890123456789', Status: 'HELD', 'Status at Inqud': 'HELD' });
  });

  it('is never a formula, whatever its name', () => {
    expect(cellsOf({ name: '=HYPERLINK("https://x.example")' }).Name).toBe(`'=HYPERLINK("https://x.example")`);
  });
});

describe('the head of a table', () => {
  it('starts with the byte order mark for Excel only on request', () => {
    expect(csvHead({ bom: true })).toBe(`\ufeff${csvHead({ bom: false })}`);
    expect(csvHead({ bom: false })).toMatch(/^Order ID,Checkout ID,/);
  });
});

describe('a table of the history', () => {
  it('has the requested checkouts in order, and no pending create', async () => {
    const history = await emptyHistory();
    await history.checkouts.bulkPut(['a', 'b', 'c'].map((id) => checkout({ id, accountId: `of ${id}` })));
    let text = '';
    for await (const part of copyParts(
      history,
      csvFormat((id) => id, { bom: false }),
      ['c', 'a'],
    ))
      text += part.text;
    expect(readCsv(text).map(([, id, account]) => [id, account])).toEqual([
      ['Checkout ID', 'Account'],
      ['c', 'of c'],
      ['a', 'of a'],
    ]);
  });

  it('has a row for a checkout of an older database version', async () => {
    const { attention: _a, tags: _t, note: _n, archived: _z, ...older } = checkout({ id: 'a' });
    expect(readCsv(csvRow(older, null))[0]).toEqual(readCsv(csvRow(checkout({ id: 'a' }), null))[0]);
  });
});
