import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { StoredCheckout } from '../../../lib/checkouts/database';
import { parseJson } from '../../../lib/inqud/json';
import { CheckoutModel } from '../../../lib/inqud/models';
import { entryOf } from '../../../lib/search/entry';
import { CHECKOUT_ID, checkout, NOW, REQUEST } from '../support/examples';

const request = v.parse(v.nonNullable(CheckoutModel.entries.request), parseJson(REQUEST));

describe('an entry', () => {
  it('has the values that the list sorts and filters by', () => {
    expect(
      entryOf(checkout({ statusSince: NOW + 5, expiresAt: NOW + 9, reason: 'UNDERPAID', late: true, archived: 1 })),
    ).toMatchObject({
      id: CHECKOUT_ID,
      accountId: 'shop',
      createdAt: NOW,
      updatedAt: NOW + 5,
      expiresAt: NOW + 9,
      reason: 'UNDERPAID',
      amount: { amount: '100', currency: 'USD' },
      paid: null,
      coin: null,
      late: true,
      archived: true,
    });
  });

  it('has since when it has its status: by Inqud when it is final, else as it was seen', () => {
    const since = (changes: Partial<StoredCheckout>) => {
      const { updatedAt, updatedByInqud } = entryOf(checkout({ statusSince: NOW + 5, ...changes }));
      return [updatedAt, updatedByInqud];
    };
    expect(since({ status: 'SUCCESS', finalSince: { at: NOW, by: 'inqud' } })).toEqual([NOW, true]);
    expect(since({ status: 'EXPIRED', finalSince: { at: NOW + 1, by: 'here' } })).toEqual([NOW + 1, false]);
    const answer = `{"status":"SUCCESS","lastUpdatedAt":"${new Date(NOW + 2).toISOString()}"}`;
    expect(since({ status: 'SUCCESS', answer })).toEqual([NOW + 2, true]);
    expect(since({ status: 'NEW' })).toEqual([NOW + 5, false]);
  });

  it('has the paid amount, with the payer’s coin', () => {
    const of = (changes: object) => entryOf(checkout({ request: { ...request, ...changes } }));
    expect(of({ paidAmount: '40.10' })).toMatchObject({
      coin: 'USDT',
      network: 'ETHEREUM',
      paid: { amount: '40.10', currency: 'USDT' },
    });
    expect(of({ paidAmount: null }).paid).toBeNull();
    expect(of({ paidAmount: '1', currency: null }).paid).toBeNull();
  });

  it('is noted when its note is not blank, and needs attention when the history says so', () => {
    expect(entryOf(checkout({ note: ' \n' }))).toMatchObject({ noted: false, attention: false });
    expect(entryOf(checkout({ note: 'x', attentionAt: 0 }))).toMatchObject({ noted: true, attention: true });
  });

  it.each([
    [{ name: 'Top-up, 2nd' }, ' top up 2nd\n'],
    [{ name: 'Müller İstanbul ΟΔΟΣ', note: 'œuvre' }, ' muller istanbul οδοσ\n oeuvre'],
    [{ note: '…', tags: ['VIP', 'big spender'] }, '\n\n vip\n big spender'],
    [{ name: '١٢ ﬁne 東京' }, ' 12 fine 東 京\n'],
    [{}, '\n'],
    [{ orderId: 'INV 2026/17', name: 'Ann' }, ' inv 2026 17\n ann\n'],
  ])('folds the words of %j', (changes, words) => {
    expect(entryOf(checkout(changes)).words).toBe(words);
  });

  it('has all searchable IDs, and no missing ones', () => {
    expect(entryOf(checkout({ id: 'CCO-1', orderId: ' A\n B ' })).ids).toBe('\na b\ncco-1');
    expect(
      entryOf(checkout({ id: 'CCO-1', orderId: 'É', request: { ...request, txHash: '0xAB' } })).ids.split('\n'),
    ).toEqual([
      '',
      'e',
      'cco-1',
      'capd-8f57bdbe-b485-41e2-a850-ef4feb45759c',
      '0xd954c250e68d2e4585a83d01c2f620ca0f9e94e5',
      '0xab',
    ]);
  });
});
