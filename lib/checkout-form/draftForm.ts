import * as v from 'valibot';
import { CHECKOUT_TYPES } from '../inqud/checkoutTypes';
import { DAY, HOUR, MINUTE } from '../shared/time';

/** The lengths that a link usually has. */
export const LENGTHS = ['15m', '1h', '24h', '7d'] as const;

/** How long a link may be paid, in ms; `own` is a date that the person gives. */
export const EXPIRIES = { '15m': 15 * MINUTE, '1h': HOUR, '24h': DAY, '7d': 7 * DAY, own: null };

/** The checkout form as it is typed. Name and return address may hold placeholders. */
export const DraftForm = v.object({
  orderId: v.string(),
  type: v.picklist(CHECKOUT_TYPES),
  amount: v.string(),
  currency: v.string(),
  name: v.string(),
  expiry: v.picklist(Object.keys(EXPIRIES) as (keyof typeof EXPIRIES)[]),
  /** Local time, as `datetime-local` gives it. */
  ownExpiry: v.string(),
  returnUrl: v.string(),
});
export type DraftForm = v.InferOutput<typeof DraftForm>;

export const EMPTY_FORM: DraftForm = {
  orderId: '',
  type: 'FIXED_PRICE',
  amount: '',
  currency: 'USD',
  name: '',
  expiry: '1h',
  ownExpiry: '',
  returnUrl: '',
};
