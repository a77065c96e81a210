import * as v from 'valibot';
import { CHECKOUT_TYPES } from '../inqud/checkoutTypes';
import { DAY, HOUR, MINUTE } from '../shared/time';

/** The usual lifetimes of a link. */
export const LENGTHS = ['15m', '1h', '24h', '7d'] as const;

/** The lifetime of a link, in ms; `own` is a date that the user chooses. */
export const EXPIRIES = { '15m': 15 * MINUTE, '1h': HOUR, '24h': DAY, '7d': 7 * DAY, own: null };

/** The checkout form as typed. Name and return address may contain placeholders. */
export const DraftForm = v.object({
  orderId: v.string(),
  type: v.picklist(CHECKOUT_TYPES),
  amount: v.string(),
  currency: v.string(),
  name: v.string(),
  expiry: v.picklist(Object.keys(EXPIRIES) as (keyof typeof EXPIRIES)[]),
  /** Local time, in the format of `datetime-local`. */
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
