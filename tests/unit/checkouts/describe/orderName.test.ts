import { describe, expect, it } from 'vitest';
import { notificationText } from '../../../../lib/background/notify/notificationText';
import { orderName, orderWords } from '../../../../lib/checkouts/describe/orderName';
import { qrFileName } from '../../../../lib/share/fileName';
import { fillMessage } from '../../../../lib/share/fillMessage';
import { allMessages } from '../../../../lib/share/messages';
import { sharedName } from '../../../../lib/share/shared';
import { checkout } from '../../support/examples';

const END = '…038dd5c5';
const NONE = ['', ' ', '\u200b', '\u3164\u202e'];

describe('an order without a number', () => {
  it.each(NONE)('is called by the end of its checkout’s ID: %j', (orderId) => {
    const order = checkout({ orderId });
    expect([orderName(order), orderWords(order)]).toEqual([END, `checkout ${END}`]);
    expect(sharedName(order)).toBe(END);
    expect(notificationText('paid', order, 'Shop').title).toBe(`Paid: checkout \u2068${END}\u2069 · Shop`);
    expect(qrFileName(sharedName(order), 'png')).toBe('qr-038dd5c5.png');
  });

  it.each(NONE)('leaves no gap and no “:” before nothing in a message: %j', (orderId) => {
    for (const message of allMessages([])) {
      const { subject, text } = fillMessage(message, checkout({ orderId }));
      expect(subject).toContain(END);
      expect(text).toContain(END);
      expect(text).not.toMatch(/ {2}/);
    }
  });
});

describe('an order with a number', () => {
  it('is called by it', () => {
    expect([orderName(checkout()), orderWords(checkout())]).toEqual(['1234567890', 'order 1234567890']);
  });

  it('turns nothing around in a notification or a file name', () => {
    const order = checkout({ orderId: '1\u202e00.1', name: 'Ann\nPaid: order 1001' });
    expect(notificationText('expired', order, 'S\u202ehop')).toEqual({
      title: 'Expired: order \u2068100.1\u2069 · \u2068Shop\u2069',
      message: '100.00 USD · \u2068Ann Paid: order 1001\u2069',
    });
    expect(qrFileName('1\u202e00.1\u3164\ufe0f', 'png')).toBe('qr-100.1.png');
  });
});
