import { expect, it } from 'vitest';
import type { Preset } from '../../../../lib/checkout-form/presets/preset';
import { presetText } from '../../../../lib/checkout-form/presets/text';
import { preset } from '../../support/examples';

it.each<[Partial<Preset>, string]>([
  [{}, '25.00 EUR · Expires in 24 h · “Order {orderId}”'],
  [{ amount: '', name: '' }, 'Amount in EUR entered each time · Expires in 24 h'],
  [{ type: 'NO_PRICE', expiry: '7d', name: '' }, 'Any amount · Expires in 7 days'],
])('summarises %j in a line', (changes, text) => expect(presetText(preset(changes))).toBe(text));
