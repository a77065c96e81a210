import type { DraftForm } from './draftForm';

/**
 * What the payer decides of the amount. Suggested ones are only offered: the payer may "pay an arbitrary amount, as long
 * as it falls within the minimum and maximum limits established by Inqud" (Inqud's documentation of checkouts).
 */
export const PAYER_CHOICE: Record<Exclude<DraftForm['type'], 'FIXED_PRICE'>, string> = {
  NO_PRICE: 'The payer types the amount.',
  SUGGESTED_FIXED_PRICE:
    'The payer chooses one of the amounts in the widget’s settings at Inqud, or types any other within the limits.',
};
