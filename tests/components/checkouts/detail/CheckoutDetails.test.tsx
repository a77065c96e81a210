import { signal } from '@preact/signals';
import { render, screen, within } from '@testing-library/preact';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { CheckoutDetails } from '../../../../components/checkouts/detail/CheckoutDetails';
import type { StoredCheckout } from '../../../../lib/checkouts/database';
import { parseJson } from '../../../../lib/inqud/json';
import { CheckoutModel } from '../../../../lib/inqud/models';
import { CHECKOUT_ID, checkout, NOW, REQUEST } from '../../../unit/support/examples';
import { useAmericanEnglish } from '../../../unit/support/locale';

useAmericanEnglish();

/** Inqud's documented request with some fields of it replaced. */
function request(changes: object = {}) {
  const json = JSON.stringify({ ...JSON.parse(REQUEST), ...changes });
  return v.parse(CheckoutModel.entries.request, parseJson(json));
}

function show(changes: Partial<StoredCheckout> = {}) {
  render(<CheckoutDetails checkout={checkout(changes)} clock={signal(NOW)} />);
}

/** The facts of one section, by name; what is copied by its whole text. */
function facts(section: string): Record<string, string> {
  const rows = screen.getByRole('region', { name: section }).querySelectorAll('.fact');
  return Object.fromEntries(
    [...rows].map((row) => {
      const copied = row.querySelector('dd button')?.getAttribute('title');
      const text = row.querySelector('dd')?.textContent?.replaceAll(/\s+/g, ' ').trim();
      return [row.querySelector('dt')?.textContent, copied ?? text];
    }),
  );
}

describe('the details', () => {
  it('of a checkout about which nothing else is known name only what is there', () => {
    show({ amount: null, type: null });
    expect(facts('Checkout')).toEqual({
      Amount: 'any amount',
      Created: 'Mar 1, 12:00 PM',
      'Checkout ID': CHECKOUT_ID,
      'Payment link': `https://paycrypto.inqud.com/checkout/${CHECKOUT_ID}`,
    });
    expect(screen.getByText('The customer hasn’t chosen a coin yet.')).toBeDefined();
    expect(screen.queryByRole('region', { name: 'Payment' })).toBeNull();
  });

  it('name everything that is known', () => {
    show({ name: 'Top-up', reason: 'UNDERPAID', expiresAt: NOW + 1000, returnUrl: 'https://shop.example/' });
    expect(facts('Checkout')).toMatchObject({
      Amount: '100.00 USD',
      Name: 'Top-up',
      Type: 'Fixed amount',
      Reason: 'UNDERPAID',
      Expires: 'Mar 1, 12:00 PM',
      'Return URL': 'https://shop.example/',
    });
  });

  it.each<[string, Partial<StoredCheckout>, Record<string, string | undefined>]>([
    [
      'by Inqud, and when it was seen here',
      { finalSince: { at: NOW - 1000, by: 'inqud' } },
      { 'Paid since': 'Mar 1, 11:59 AM, by Inqud', 'Seen here': 'Mar 1, 12:00 PM' },
    ],
    [
      'by Inqud alone, of an imported one',
      { finalSince: { at: NOW, by: 'inqud' } },
      { 'Paid since': 'Mar 1, 12:00 PM, by Inqud', 'Seen here': undefined },
    ],
    [
      'as it was seen here, when Inqud gave no time',
      {},
      { 'Paid since': 'Mar 1, 12:00 PM, seen here', 'Seen here': undefined },
    ],
  ])('of what is paid name since when: %s', (_how, changes, named) => {
    show({ status: 'SUCCESS', ...changes });
    const all = facts('Checkout');
    expect({ 'Paid since': all['Paid since'], 'Seen here': all['Seen here'] }).toEqual(named);
  });

  it('of a request are those of Inqud’s documented example', () => {
    show({ request: request() });
    expect(facts('Payment')).toEqual({
      Coin: 'USDT on Ethereum',
      Address: '0xd954c250e68d2e4585a83d01c2f620ca0f9e94e5',
      'To pay': '99.46291 USDT',
      'Pay until': 'Dec 22, 2023, 9:49 AM',
      Rate: '1 USDT = 1.0054 USD',
      'Your fee': '5.07315 USDT',
      'Customer’s fee': '0 USDT',
      'You receive': '94.38976 USDT',
      'Request ID': 'CAPD-8f57bdbe-b485-41e2-a850-ef4feb45759c',
    });
    expect(screen.queryByText('The customer hasn’t chosen a coin yet.')).toBeNull();
  });

  it.each([
    [{ paidAmount: 40 }, { Paid: '40 USDT' }],
    [{ paidAmount: 120, overpaid: true }, { Paid: '120 USDT (more than requested)' }],
    [{ txHash: `0x${'ab'.repeat(32)}` }, { Transaction: `0x${'ab'.repeat(32)}` }],
    [{ paymentStatus: 'CONFIRMING' }, { Transfer: 'CONFIRMING' }],
    [{ blockchain: null }, { Coin: 'USDT' }],
    [{ blockchain: 'BASE' }, { Coin: 'USDT on BASE' }],
    [{ convertPair: null }, { Rate: '1.0054' }],
    [{ convertPair: 'BTCUSD' }, { Rate: '1.0054 · BTCUSD' }],
  ])('of a request with %j say %j', (changes, expected) => {
    show({ request: request(changes) });
    expect(facts('Payment')).toMatchObject(expected);
  });

  it('of a request whose time cannot be read leave it out', () => {
    show({ request: request({ paymentWindowEndsAt: 'soon' }) });
    expect(facts('Payment')).not.toHaveProperty('Pay until');
  });

  it('of a request that says nothing are none', () => {
    const nothing = Object.fromEntries(Object.keys(JSON.parse(REQUEST)).map((key) => [key, null]));
    show({ request: request(nothing) });
    expect(facts('Payment')).toEqual({});
  });

  it('lead to the chain’s explorer, which is not told where its visitor comes from [P-3]', () => {
    const txHash = `0x${'ab'.repeat(32)}`;
    show({ request: request({ txHash }) });
    const links = ['This transaction on Etherscan', 'This address on Etherscan'].map((name) => {
      const { href, target, rel } = screen.getByRole<HTMLAnchorElement>('link', { name });
      return [href, target, rel];
    });
    expect(links).toEqual([
      [`https://etherscan.io/tx/${txHash}`, '_blank', 'noreferrer'],
      ['https://etherscan.io/address/0xd954c250e68d2e4585a83d01c2f620ca0f9e94e5', '_blank', 'noreferrer'],
    ]);
  });

  it.each([{ blockchain: 'BASE' }, { blockchain: null }, { address: '../x', txHash: 'javascript:alert(1)' }])(
    'lead nowhere when the network or the text is not known: %j',
    (changes) => {
      show({ request: request(changes) });
      expect(screen.queryAllByRole('link')).toEqual([]);
    },
  );

  it('show long decimals with every digit', () => {
    const amount = '12345678901234567890.123456789012345678';
    const exact = v.parse(
      CheckoutModel.entries.request,
      parseJson(REQUEST.replace('99.46291,"payer', `${amount},"payer`)),
    );
    show({ request: exact, amount: { amount, currency: 'ETH' } });
    expect(facts('Payment')['To pay']).toBe('12,345,678,901,234,567,890.123456789012345678 USDT');
    expect(facts('Checkout').Amount).toBe('12,345,678,901,234,567,890.123456789012345678 ETH');
  });

  it('show hostile strings as text', () => {
    const hostile = '<img src=x onerror=alert(1)>';
    show({
      name: hostile,
      reason: hostile,
      type: hostile,
      returnUrl: hostile,
      request: request({ paymentStatus: hostile, currency: 'USDT', blockchain: hostile, address: hostile }),
    });
    expect(facts('Checkout')).toMatchObject({ Name: hostile, Reason: hostile, Type: hostile });
    expect(facts('Payment')).toMatchObject({ Transfer: hostile, Coin: `USDT on ${hostile}`, Address: hostile });
    expect(document.querySelector('img')).toBeNull();
  });

  it('make no link of a return address, whatever it is', () => {
    show({ returnUrl: 'javascript:alert(1)' });
    expect(within(screen.getByRole('region', { name: 'Checkout' })).queryAllByRole('link')).toEqual([]);
  });
});
