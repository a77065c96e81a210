import { describe, expect, it } from 'vitest';
import { checkPreset, tidyPreset } from '../../../../lib/checkout-form/presets/check';
import type { Preset } from '../../../../lib/checkout-form/presets/preset';
import { preset } from '../../support/examples';

describe('checkPreset', () => {
  it('accepts a preset, and one whose amount is typed each time', () => {
    expect(checkPreset(preset(), [preset()])).toEqual({});
    expect(checkPreset(preset({ amount: '', returnUrl: 'https://shop.example/{orderId}' }), [])).toEqual({});
  });

  it.each<[Partial<Preset>, keyof Preset, RegExp]>([
    [{ label: '' }, 'label', /^Give the preset a name/],
    [{ label: 'x'.repeat(41) }, 'label', /at most 40/],
    [{ label: 'a\u202eb' }, 'label', /invisible/],
    [{ label: 'A' }, 'label', /^Another preset/],
    [{ amount: '1,000' }, 'amount', /could be 1000 or 1.000/],
    [{ currency: '$' }, 'currency', /currency’s code/],
    [{ name: 'Order {orderid}' }, 'name', /^Unknown {orderid}. Use {orderId}, {date}, or {agent}\.$/],
    [{ name: 'For {}' }, 'name', /^Unknown {}/],
    [{ name: 'For { date }' }, 'name', /^Unknown { date }/],
    [{ name: 'For {order ID}' }, 'name', /^Unknown {order ID}/],
    [{ name: `${'x'.repeat(33)}{orderId}` }, 'name', /at most 32/],
    [{ name: 'x'.repeat(33) }, 'name', /at most 32/],
    [{ returnUrl: 'shop' }, 'returnUrl', /whole address/],
    [{ returnUrl: 'https://shop.example/{order}' }, 'returnUrl', /^Unknown {order}/],
    [{ returnUrl: 'https://{orderId}.example/' }, 'returnUrl', /only after the name of the site/],
  ])('reports what is wrong with %j, and nothing else', (changes, field, words) => {
    expect(checkPreset(preset(changes), [preset({ id: 'a', label: 'A' })])).toEqual({
      [field]: expect.stringMatching(words),
    });
  });

  it('normalises a pasted amount, and keeps what is invalid', () => {
    expect(tidyPreset(preset({ amount: '€ 1.250,00' })).amount).toBe('1250.00');
    expect(tidyPreset(preset({ amount: ' 1,250' })).amount).toBe('1,250');
    expect(tidyPreset(preset({ amount: '' })).amount).toBe('');
  });

  it('trims spaces', () => {
    const tidy = tidyPreset(
      preset({ label: ' Deposit ', amount: ' 25.00 ', currency: ' eur ', name: ' Order {orderId} ' }),
    );
    expect(tidy).toEqual(preset());
  });
});
