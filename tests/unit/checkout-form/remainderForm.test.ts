import { describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readDraft } from '../../../lib/checkout-form/draft';
import { reckoningText } from '../../../lib/checkout-form/reckoningText';
import { remainderOf } from '../../../lib/checkout-form/remainder';
import { remainderForm } from '../../../lib/checkout-form/remainderForm';
import { unsent } from '../../../lib/checkout-form/settings';
import type { StoredCheckout } from '../../../lib/checkouts/database';
import { formatTimestamp } from '../../../lib/inqud/timestamp';
import { HOUR, MINUTE } from '../../../lib/shared/time';
import { readSetting, writeSetting } from '../../../lib/storage/settings';
import { REQUEST_MODEL } from '../search/rows';
import { checkout, NOW } from '../support/examples';
import { useAmericanEnglish } from '../support/locale';

useAmericanEnglish();

const LATER = NOW + 2 * HOUR;

function form(changes: Partial<StoredCheckout> = {}) {
  const short = checkout({
    orderId: '10482',
    status: 'CONFLICT',
    reason: 'UNDERPAID',
    name: 'Top-up',
    expiresAt: NOW + 15 * MINUTE,
    request: { ...REQUEST_MODEL, payAmount: '99.46291', paidAmount: '40' },
    ...changes,
  });
  const remainder = remainderOf(short);
  if (!remainder) throw new Error('This checkout lacks nothing.');
  return remainderForm(short, remainder, { original: '10482', taken: new Set(['10482-2']) }, LATER);
}

describe('the form for the missing amount', () => {
  it('is complete: the missing amount, the next order ID, the same lifetime', () => {
    expect(readDraft(form().form, LATER).draft).toEqual({
      clientOrderId: '10482-3',
      type: 'FIXED_PRICE',
      fixedAmount: { amount: '59.79', currency: 'USD' },
      name: 'Top-up',
      returnUrl: null,
      expiresAt: formatTimestamp(LATER + 15 * MINUTE),
    });
  });

  it('has a fixed amount in the coin when there was none', () => {
    expect(form({ type: 'NO_PRICE', amount: null }).form).toMatchObject({
      type: 'FIXED_PRICE',
      amount: '59.46291',
      currency: 'USDT',
    });
  });

  it('knows which checkout it follows', () => {
    expect(form({ id: 'CCO-1' }).from?.follows).toEqual({ checkoutId: 'CCO-1', why: 'remainder' });
  });
});

describe('how it was computed', () => {
  it('is stored as codes, and what an earlier release stored in words is kept', async () => {
    const typed = { attemptId: 'kept', ...form({}) };
    await writeSetting(unsent, typed);
    expect(await readSetting(unsent)).toEqual(typed);
    const earlier = { ...typed, from: { ...typed.from, remark: '40 of 100 USDT arrived.' } };
    await fakeBrowser.storage.session.set({ [unsent.key]: earlier });
    expect(await readSetting(unsent)).toEqual(earlier);
  });

  const CHECK = 'Fees are not reckoned in: check the amount.';
  const lacks = 'Order 10482 lacks 59.46291 USDT of 99.46291 USDT.';

  it.each<[Partial<StoredCheckout>, string]>([
    [{}, `${lacks} That share of 100.00 USD, rounded up to 2 places, is 59.79 USD. ${CHECK}`],
    [{ amount: { amount: '99.46291', currency: 'USDT' } }, `${lacks} ${CHECK}`],
    [{ amount: null }, `${lacks} It had no amount of its own, so this asks in USDT. ${CHECK}`],
  ])('is explained, %#', (changes, words) => {
    const { remark } = form(changes).from ?? {};
    expect(typeof remark === 'object' && reckoningText(remark)).toBe(words);
  });

  it.each([
    ['1\u202e00.1', 'Order \u2068100.1\u2069 lacks 59.46291 USDT'],
    ['', 'The checkout lacks 59.46291 USDT'],
  ])('names the order so that nothing in it turns the sentence around, where there is one: %j', (orderId, words) => {
    const { remark } = form({ orderId }).from ?? {};
    expect(typeof remark === 'object' && reckoningText(remark)).toContain(words);
  });
});
