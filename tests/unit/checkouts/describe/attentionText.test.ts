import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { notificationText, severalText } from '../../../../lib/background/notify/notificationText';
import type { StoredCheckout } from '../../../../lib/checkouts/database';
import { NOTIFICATION_KINDS, REASONS } from '../../../../lib/checkouts/database';
import { reasonText, reasonWord } from '../../../../lib/checkouts/describe/attentionText';
import { notificationsOf, pausedNotification } from '../../../../lib/checkouts/rules/notifications';
import { parseJson } from '../../../../lib/inqud/json';
import type { RequestModel } from '../../../../lib/inqud/models';
import { CheckoutModel } from '../../../../lib/inqud/models';
import { checkout, NOW, REQUEST } from '../../support/examples';
import { useAmericanEnglish } from '../../support/locale';

useAmericanEnglish();

function request(changes: Partial<RequestModel>): RequestModel {
  const read = v.parse(CheckoutModel.entries.request, parseJson(REQUEST));
  if (!read) throw new Error('The documented request can’t be read.');
  return { ...read, ...changes };
}
const paid = (paidAmount: string | null, changes: Partial<StoredCheckout> = {}) =>
  checkout({ request: request({ payAmount: '100', paidAmount }), ...changes });

describe('"each with the reason in plain words and the advised action"', () => {
  it('"underpaid: paid X of Y, short by Z, a second transfer cannot complete it, make a new checkout for the rest or refund"', () => {
    const { what, todo } = reasonText('underpaid', paid('99.999999999999999999'));
    expect(what).toBe('Underpaid: 99.999999999999999999 of 100 USDT received, 0.000000000000000001 USDT missing.');
    expect(todo).toMatch(/^Customers can’t top up an underpaid checkout\. Create one for the rest, or refund /);
    expect(reasonText('underpaid', checkout()).what).toBe('Underpaid: less arrived than requested.');
  });

  it('"overpaid (by how much)", and without amounts that it is', () => {
    expect(reasonText('overpaid', paid('100.000000000000000001')).what).toBe('Overpaid by 0.000000000000000001 USDT.');
    expect(reasonText('overpaid', paid(null)).what).toBe('Overpaid.');
    expect(reasonText('overpaid', checkout()).what).toBe('Overpaid.');
  });

  it('words a disagreement: both statuses with their sources, and that "only Inqud counts"', () => {
    const hint = { status: 'SUCCESS', source: 'hosted page', at: NOW } as const;
    const { what, todo } = reasonText('disagreement', checkout({ hint }));
    expect(what).toBe('The payment page says “Paid”, Inqud says “Open”.');
    expect(todo).toContain('Trust Inqud’s status only.');
  });

  it('quotes an unknown status, and gives the reason of a failing refresh', () => {
    expect(reasonText('unknown status', checkout({ status: 'ON_HOLD' })).what).toContain('“ON_HOLD”');
    expect(reasonText('failing', checkout({ error: { kind: 'network' } })).what).toContain('Couldn’t reach Inqud');
    expect(reasonText('conflict', checkout({ reason: 'AML' })).what).toBe('Conflict: AML.');
    expect(reasonText('conflict', checkout()).what).toBe('Conflict.');
  });

  it.each(REASONS)('%s has whole sentences for the problem and the remedy, and a word for the timeline', (reason) => {
    for (const each of [checkout(), paid('1'), paid('200')]) {
      const { what, todo } = reasonText(reason, each);
      expect(what).toMatch(/^[A-Z].*\.$/);
      expect(todo).toMatch(/^[A-Z].*\.$/);
    }
    expect(reasonWord(reason)).toMatch(/^[a-zI]/);
  });
});

describe('a notification', () => {
  it.each([
    ['paid', 'Paid: order 1234567890 · Shop'],
    ['late', 'Paid late: order 1234567890 · Shop'],
    ['conflict', 'Conflict: order 1234567890 · Shop'],
    ['expired', 'Expired: order 1234567890 · Shop'],
    ['expiring', 'Expires soon: order 1234567890 · Shop'],
  ] as const)('of %s is titled "%s"', (kind, title) => {
    expect(notificationText(kind, checkout(), 'Shop')).toEqual({ title, message: '100.00 USD' });
  });

  it("says what is missing of a conflict, and the order's name of others", () => {
    expect(notificationText('conflict', paid('40'), null).message).toBe('40 of 100 USDT received, 60 USDT missing');
    expect(notificationText('paid', paid('40', { name: 'Blue bag' }), null)).toEqual({
      title: 'Paid: order 1234567890',
      message: '100.00 USD · Blue bag',
    });
  });

  it('of several counts each kind: "3 paid, 1 expired"', () => {
    const news = (id: string, status: string) => notificationsOf(checkout({ id, status }), checkout({ id }), NOW);
    const all = ['a', 'b', 'c'].flatMap((id) => news(id, 'SUCCESS')).concat(news('d', 'EXPIRED'));
    expect(severalText(all)).toEqual({ title: '4 changes', message: '3 paid, 1 expired' });
    expect(severalText([...all, pausedNotification('shop', NOW)]).message).toBe('3 paid, 1 expired, 1 account paused');
  });

  it('has words for every kind', () => {
    for (const kind of NOTIFICATION_KINDS)
      expect(notificationText(kind, checkout(), null).title).not.toContain('undefined');
  });
});
