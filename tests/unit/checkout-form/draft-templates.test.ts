import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDraft } from '../../../lib/checkout-form/draft';
import type { DraftForm } from '../../../lib/checkout-form/draftForm';
import { EMPTY_FORM } from '../../../lib/checkout-form/draftForm';
import { draftMistakeText } from '../../../lib/checkout-form/draftMistakeText';
import { LONGEST_NAME } from '../../../lib/inqud/draftLimits';
import { hasInvisible } from '../../../lib/shared/text';
import { NOW } from '../support/examples';

const FORM: DraftForm = { ...EMPTY_FORM, orderId: ' 10482 ', amount: '25' };
const read = (changes: Partial<DraftForm>, agent = 'Alex') => readDraft({ ...FORM, ...changes }, NOW, agent);

describe('placeholders in the form', () => {
  it('are filled in by readDraft, typed by hand or from a preset', () => {
    const { draft } = read({ name: '{agent}: order {orderId}', returnUrl: 'https://shop.example/{date}?o={orderId}' });
    expect(draft).toMatchObject({
      name: 'Alex: order 10482',
      returnUrl: 'https://shop.example/2026-03-01?o=10482',
    });
  });

  it('are percent-encoded in a URL', () => {
    const { draft } = read({ orderId: 'A/1 ?&#é', returnUrl: 'https://shop.example/?o={orderId}' });
    expect(draft?.returnUrl).toBe('https://shop.example/?o=A%2F1%20%3F%26%23%C3%A9');
  });

  it('that make a name too long truncate it instead of blocking the link', () => {
    const { draft } = read({ orderId: 'an-order-id-as-long-as-shops-make-them', name: 'Order {orderId}' });
    expect(draft?.name).toBe('Order an-order-id-as-long-as-sh…');
    expect(draft?.name?.length).toBe(LONGEST_NAME);
  });

  it('require the name of the agent, and say where to enter it', () => {
    const wrong = { is: 'no agent' } as const;
    expect(draftMistakeText(wrong)).toBe('Give your name, for {agent}, in the desk under Presets.');
    expect(read({ name: 'By {agent}' }, '').mistakes).toEqual({ name: wrong });
    expect(read({ returnUrl: 'https://shop.example/{agent}' }, '').mistakes).toEqual({ returnUrl: wrong });
  });

  it.each([
    'https://{orderId}/',
    'https://{orderId}.example/',
    'https://shop.example{orderId}/',
    'https://shop.example:{orderId}/',
    'https://shop.example@{orderId}/',
    '{orderId}',
    '{orderId}://shop.example/',
  ])('never choose the site that the payer returns to: %s', (returnUrl) => {
    for (const orderId of ['evil.example', 'https', '8080', '@evil.example']) {
      expect(read({ orderId, returnUrl }).mistakes).toHaveProperty('returnUrl');
    }
  });

  it('keep the site whatever the order ID is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 100 }), (orderId) => {
        const { draft } = read({ orderId, returnUrl: 'https://shop.example/a/{orderId}' });
        if (draft) expect(new URL(draft.returnUrl ?? '').origin).toBe('https://shop.example');
        else expect(orderId.trim() === '' || hasInvisible(orderId)).toBe(true);
      }),
    );
  });

  it('do not touch other text in braces', () => {
    expect(read({ name: 'Cart {gold}' }).draft?.name).toBe('Cart {gold}');
    expect(read({ name: 'x'.repeat(33) }).mistakes).toHaveProperty('name');
  });
});
