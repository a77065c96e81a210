import { describe, expect, it } from 'vitest';
import { paymentLink } from '../../../lib/inqud/paymentLink';
import { CHECKOUT_ID } from '../support/examples';

const OTHER = 'CCO-81162548-7d14-4b07-b7f5-f2c6eb3e901b';
const HOSTED = `https://paycrypto.inqud.com/checkout/${CHECKOUT_ID}`;
const linkOf = (url: string | null) => paymentLink({ id: CHECKOUT_ID, url });

describe('a payment link', () => {
  it.each([
    HOSTED,
    `${HOSTED}?lang=de#pay`,
    `https://pay.shop.example/${CHECKOUT_ID.toUpperCase()}`,
    'https://pay.shop.example/c/1',
  ])('is the one that Inqud has answered: %s', (url) => {
    expect(linkOf(url)).toBe(url);
  });

  it.each([
    null,
    '',
    'javascript:alert(1)',
    `${HOSTED}\nhttps://evil.example/`,
    `https://paycrypto.inqud.com/checkout/${OTHER}`,
    `https://paycrypto.inqud.com/checkout/${OTHER.toLowerCase()}`,
    `https://paycrypto.inqud.com/checkout/%43%43O%2D${OTHER.slice(4)}`,
    `https://paycrypto.inqud.com/checkout/${OTHER}?of=${CHECKOUT_ID}`,
  ])('is the hosted page of its ID instead of %j', (url) => {
    expect(linkOf(url)).toBe(HOSTED);
  });

  it('survives percent codes that are none', () => {
    expect(linkOf('https://pay.shop.example/%zz')).toBe('https://pay.shop.example/%zz');
  });
});
