import type { CheckoutDraft } from '../inqud/models';
import { HOUR, SECOND } from '../shared/time';
import type { Story } from './identity';

type Seed = { story: Story; order: string; amount: string; lasts: number };

/** The checkouts that a new demo has. Within a minute each is at its end. `lasts` in ms. */
const SEEDS: readonly Seed[] = [
  { story: 'unpaid', order: 'DEMO-3', amount: '25', lasts: 55 * SECOND },
  { story: 'underpaid', order: 'DEMO-2', amount: '100', lasts: HOUR },
  { story: 'paid', order: 'DEMO-1', amount: '48.5', lasts: HOUR },
];

/** What they are made from at `now`, epoch ms. */
export function seedsAt(now: number): { story: Story; draft: CheckoutDraft }[] {
  return SEEDS.map(({ story, order, amount, lasts }) => ({
    story,
    draft: {
      clientOrderId: order,
      name: null,
      returnUrl: null,
      expiresAt: new Date(now + lasts).toISOString(),
      type: 'FIXED_PRICE',
      fixedAmount: { amount, currency: 'USD' },
    },
  }));
}
